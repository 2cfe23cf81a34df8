package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that begin a request and never finish it are let go, and keep nobody waiting meanwhile (T-08). */
class SlowClientTest {
    private static final int CLIENTS = 300;
    private static final int PATIENCE = 20_000;
    private static final String HALF_A_HEAD = "POST /v1/payments HTTP/1.1\r\nHost: x\r\nIdempotency-Key: key-";
    private static final String HALF_A_BODY =
            "POST /v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer dmk_local\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: key-0123456789abcdef\r\nContent-Length: 100\r\n\r\n{\"a";

    @Test
    void whoever_does_not_finish_is_let_go(@TempDir Path folder) throws IOException {
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(folder));
        properties.add("server.tomcat.connection-timeout=1s");
        try (RunningApp app = RunningApp.local(properties)) {
            URI base = URI.create(app.api().base());
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(begin(base, i % 2 == 0 ? HALF_A_HEAD : HALF_A_BODY));
            }

            assertThat(app.api().get("/v1/gateways").status()).isEqualTo(200);
            for (Socket socket : slow) {
                try (socket) {
                    assertThat(rest(socket)).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
                }
            }
            assertThat(app.api().get("/v1/payments").json().path("items").isEmpty())
                    .isTrue();
        }
    }

    private static Socket begin(URI base, String half) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write(half.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** All that still comes; a connection that is never closed ends in a time-out. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
