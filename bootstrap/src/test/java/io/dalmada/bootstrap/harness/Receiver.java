package io.dalmada.bootstrap.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who wants to be told: an HTTP server that notes what it accepts, and can be dead for a while. */
public final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int THREADS = 8;

    /** @param headers by lower-case name */
    public record Received(Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String type() {
            return json().path("type").asString();
        }
    }

    public final List<Received> accepted = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ToIntFunction<Received> status;
    private final int port;
    private HttpServer server;

    private Receiver(ToIntFunction<Received> status) {
        this.status = status;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    /** @param status what each request is answered with; 0 for never */
    public static Receiver answering(ToIntFunction<Received> status) {
        return new Receiver(status);
    }

    public static Receiver accepting() {
        return new Receiver(received -> 200);
    }

    private HttpServer listen(int at) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
            listening.setExecutor(threads);
            listening.createContext("/", this::receive);
            listening.start();
            return listening;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received received = new Received(headers, body);
        int answer = status.applyAsInt(received);
        if (answer == 0) {
            return;
        }
        if (answer / 100 == 2) {
            accepted.add(received);
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    public void die() {
        server.stop(0);
    }

    public void live() {
        server = listen(port);
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
