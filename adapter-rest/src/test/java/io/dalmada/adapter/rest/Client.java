package io.dalmada.adapter.rest;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller of the API over real HTTP. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Client(int port) {
        this.port = port;
        headers.put("Authorization", "Bearer " + RestTestApplication.KEY);
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", "key-0123456789abcdef");
        headers.put("Accept-Language", "en");
    }

    public Client with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Client without(String header) {
        headers.remove(header);
        return this;
    }

    public Reply post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public Reply post(String path, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body));
    }

    public Reply put(String path, String body) {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Reply send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (java.io.IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return raw.body();
        }

        @Nullable
        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        /** @param path a JSON path without {@code $.} */
        public <T> @Nullable T at(String path) {
            return JsonPath.read(body(), "$." + path);
        }

        public boolean has(String member) {
            Map<String, Object> members = JsonPath.read(body(), "$");
            return members.containsKey(member);
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
