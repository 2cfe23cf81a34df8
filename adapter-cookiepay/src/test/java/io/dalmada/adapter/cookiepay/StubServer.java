package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A raw HTTP server that answers, or misbehaves, as a test tells it; it keeps what it received. */
final class StubServer implements AutoCloseable {
    static final String TOKEN = "/payAuth/token";
    static final String ISSUE = "/Subscribe/billkeygen";
    static final String CHARGE = "/Subscribe/payments";
    static final String DECRYPT = "/EdiAuth/cookiepay_edi_decrypt";
    static final String REVOKE = "/Subscribe/billingkeycancel";
    static final String CANCEL = "/api/cancel";
    static final String ACCOUNT = "/api/get_cancel_bank_account";
    static final String PAYCERT = "/api/paycert";
    static final String PAYSEARCH = "/api/paysearch";
    static final String PAYLIST = "/api/paylist";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Map<String, Queue<Behaviour>> once = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> always = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch idleClosed = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    StubServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        always(TOKEN, json("{\"RTN_CD\":\"0000\",\"RTN_MSG\":\"성공\",\"TOKEN\":\"t0ken\"}"));
        always(PAYSEARCH, json("{\"RESULTCODE\":\"E008\",\"RESULTMSG\":\"x\"}"));
        acceptor = start(this::accept);
    }

    /** What a request came to be. */
    record Received(int connection, String path, Map<String, String> headers, JsonNode body, String raw) {}

    /** Answers one request; false to end the connection. */
    interface Behaviour {
        boolean act(Received request, Socket client) throws IOException;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    StubServer once(String path, Behaviour behaviour) {
        once.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).add(behaviour);
        return this;
    }

    StubServer always(String path, Behaviour behaviour) {
        always.put(path, behaviour);
        return this;
    }

    List<Received> received(String path) {
        return received.stream().filter(request -> request.path.equals(path)).toList();
    }

    int connections() {
        return connections.get();
    }

    /** True once a client has closed an idle connection. */
    boolean awaitIdleClose(long seconds) throws InterruptedException {
        return idleClosed.await(seconds, TimeUnit.SECONDS);
    }

    static Behaviour json(String body) {
        return reply(200, "application/json", body);
    }

    static Behaviour reply(int status, String type, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return (request, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(head(status, type, bytes.length));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    static Behaviour closing() {
        return (request, client) -> false;
    }

    static Behaviour resetting() {
        return (request, client) -> {
            client.setSoLinger(true, 0);
            return false;
        };
    }

    /** Holds the connection until the test ends or releases it. */
    Behaviour hang() {
        return (request, client) -> {
            await(release, 30_000);
            return false;
        };
    }

    /** The head at once, then one byte at a time, for ever as far as a test is concerned. */
    Behaviour trickle(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return (request, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(head(200, "application/json", bytes.length));
            for (byte one : bytes) {
                out.write(one);
                out.flush();
                await(release, 200);
            }
            return true;
        };
    }

    static Behaviour truncating(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return (request, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(head(200, "application/json", bytes.length));
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            return false;
        };
    }

    private static byte[] head(int status, String type, int length) {
        String text =
                "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
        return text.getBytes(UTF_8);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                int number = connections.incrementAndGet();
                client.setTcpNoDelay(true);
                start(() -> serve(client, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, int number) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            while (true) {
                String requestLine = line(in);
                if (!requestLine.startsWith("POST ")) {
                    idleClosed.countDown();
                    return;
                }
                Received request = request(number, requestLine, in);
                received.add(request);
                if (!behaviour(request.path).act(request, client)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client went away in the middle, as many tests make it do.
        }
    }

    private Behaviour behaviour(String path) {
        Queue<Behaviour> queue = once.get(path);
        Behaviour next = queue == null ? null : queue.poll();
        return next != null ? next : always.getOrDefault(path, reply(404, "text/html", "<html>no such page</html>"));
    }

    private static Received request(int connection, String requestLine, InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String path = requestLine.split(" ", -1)[1];
        return new Received(connection, path, headers, JSON.readTree(body), new String(body, UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() {
        release.countDown();
        try {
            socket.close();
            // Until the acceptor has gone, the port still takes connections.
            acceptor.join(5_000);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
