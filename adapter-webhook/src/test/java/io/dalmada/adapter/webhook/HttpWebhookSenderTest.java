package io.dalmada.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dalmada.application.port.out.WebhookSender.Message;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire to a receiver, and what comes back from one that behaves badly. */
class HttpWebhookSenderTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PAYLOAD = "{\"id\":\"1\",\"note\":\"달마다\"}";
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpWebhookSender sender = new HttpWebhookSender(
            new WebhookSettings(false, LONGEST, LONGEST), InetAddress::getAllByName, Clock.systemUTC());

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        open.add(sender);
    }

    @AfterEach
    void stop() throws Exception {
        over.countDown();
        receiver.stop(0);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** Answers with the status that the path names. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> lower = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
            headers.add(lower);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/200");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
        }
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private ReceiverAnswer send(String path) {
        return sender.send(message("http://127.0.0.1:" + port() + path));
    }

    private static Message message(String url) {
        return new Message(WebhookUrl.of(url), "event-1", PAYLOAD, List.of(SecretText.of(SECRET)));
    }

    @Test
    void sends_the_event_byte_for_byte_so_that_the_receiver_can_verify_it() throws Exception {
        assertThat(send("/204")).isEqualTo(ReceiverAnswer.of(204));

        assertThat(bodies).containsExactly(PAYLOAD);
        assertThat(headers.get(0)).containsEntry("webhook-id", List.of("event-1"));
        assertThat(headers.get(0)).containsEntry("content-type", List.of("application/json"));
        assertThat(headers.get(0)).containsEntry("user-agent", List.of("Dalmada-Webhooks/1"));
        assertThat(headers.get(0)).doesNotContainKeys("cookie", "authorization", "accept-encoding");
        new Webhook(SECRET).verify(bodies.get(0), headers.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "201, true",
        "204, true",
        "400, false",
        "401, false",
        "410, false",
        "429, false",
        "500, false"
    })
    void only_two_hundreds_are_accepted(int status, boolean accepted) {
        ReceiverAnswer answer = send("/" + status);

        assertThat(answer.status()).contains(status);
        assertThat(answer.isAccepted()).isEqualTo(accepted);
        assertThat(answer.isGone()).isEqualTo(status == 410);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void follows_no_redirect(int status) {
        assertThat(send("/" + status)).isEqualTo(ReceiverAnswer.of(status));
        assertThat(bodies).hasSize(1);
    }

    @Test
    void sends_nothing_a_second_time() throws IOException {
        ServerSocket closing = raw((in, out) -> {});

        assertThat(sender.send(message(url(closing))).failure()).isPresent();
        assertThat(connections).hasSize(1);
    }

    @Test
    void waits_for_nobody_longer_than_its_time() throws IOException {
        ServerSocket silent = raw((in, out) -> in.readAllBytes());
        ServerSocket dripping = raw((in, out) -> {
            for (char c : "HTTP/1.1 200 OK\r\nx-slow: ".toCharArray()) {
                drip(out, c);
            }
            while (true) {
                drip(out, 'x');
            }
        });

        for (ServerSocket slow : List.of(silent, dripping)) {
            long began = System.nanoTime();
            assertThat(sender.send(message(url(slow)))).isEqualTo(ReceiverAnswer.none("timeout"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST.multipliedBy(10));
        }
    }

    /** A letter now and then, until the test is over. */
    private void drip(OutputStream out, char c) throws IOException {
        out.write(c);
        out.flush();
        try {
            if (over.await(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("the test is over");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Test
    void reads_little_of_an_endless_answer() throws IOException {
        ServerSocket endless = raw((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[1024]);
            }
        });

        assertThat(sender.send(message(url(endless)))).isEqualTo(ReceiverAnswer.of(200));
    }

    @Test
    void says_in_words_of_its_own_why_there_is_no_answer() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        String nobody = url(closed);
        closed.close();
        ServerSocket garbage =
                raw((in, out) -> out.write("no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(sender.send(message(nobody))).isEqualTo(ReceiverAnswer.none("not-connected"));
        assertThat(sender.send(message("http://nobody.invalid/"))).isEqualTo(ReceiverAnswer.none("host-not-found"));
        assertThat(sender.send(message(url(garbage).replace("http:", "https:"))))
                .isEqualTo(ReceiverAnswer.none("tls-failed"));
        assertThat(sender.send(message(url(garbage)))).isEqualTo(ReceiverAnswer.none("no-answer"));
    }

    @Test
    void uses_a_connection_again() {
        for (int i = 0; i < 20; i++) {
            assertThat(send("/200").isAccepted()).isTrue();
        }
        assertThat(bodies).hasSize(20);
    }

    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private interface Behaviour {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    /** A receiver that does as it likes with each connection, once the request is there. */
    private ServerSocket raw(Behaviour behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(server);
        Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "bad receiver");
                    thread.setDaemon(true);
                    return thread;
                })
                .execute(() -> serve(server, behaviour));
        return server;
    }

    private void serve(ServerSocket server, Behaviour behaviour) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connections.add(connection);
                InputStream in = connection.getInputStream();
                in.read(new byte[64 * 1024]);
                behaviour.with(in, connection.getOutputStream());
            } catch (IOException over) {
                // The sender has had enough of it.
            }
        }
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }
}
