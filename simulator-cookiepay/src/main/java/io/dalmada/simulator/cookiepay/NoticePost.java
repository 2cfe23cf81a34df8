package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts one notice and follows no redirect: a shop that answers with one has not been told. */
final class NoticePost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        // Read once in a JVM, with its first client. Where shop and simulator share one, the shop's connections to its
        // gateway should not idle for longer because the simulator was there first.
        System.setProperty(KEEP_ALIVE, System.getProperty(KEEP_ALIVE, "4"));
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /** @return the answer's status; 0 for no answer */
    int post(URI to, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
