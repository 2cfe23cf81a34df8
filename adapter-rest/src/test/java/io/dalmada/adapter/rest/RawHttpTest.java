package io.dalmada.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send; the container refuses them before the application sees them. */
class RawHttpTest extends ApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nIdempotency-Key: key-01234567\r89abcdef\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nIdempotency-Key: key-01234567\u000089abcdef\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "GET /v1/<payments> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\nHost: x\r\nX-Long: #\r\n\r\n"
            })
    void answers_400_with_a_problem(String request) throws IOException {
        String reply = exchange(request.replace("#", "x".repeat(10_000)));

        assertThat(reply).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(reply).contains("urn:dalmada:problem:invalid-request").doesNotContain("Apache", "<html");
        assertThat(ports.calls).isEmpty();
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
