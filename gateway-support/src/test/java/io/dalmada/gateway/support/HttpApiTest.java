package io.dalmada.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.domain.gateway.GatewayId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets; the adapters' own tests and the contract kit go further. */
class HttpApiTest {
    private static final Timeouts QUICK =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private final HttpServer server = started();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final GatewayHttpClient line = new GatewayHttpClient(
            new GatewayId("test"),
            QUICK,
            CodeTable.read(HttpApiTest.class, "codes.csv"),
            ResponseFormat.of("code", "message", "paymentKey"),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    private int status = 200;
    private String more = "";

    /** A vendor's wire in three lines. */
    @Headers("Content-Type: application/json")
    interface Wire {
        @RequestLine(value = "POST /v1/billing/{key}", decodeSlash = false)
        Answer charge(@Param("key") String key, Map<String, ?> fields);

        @RequestLine("GET /v1/orders/{order}")
        Answer find(@Param("order") String order);

        @RequestLine(value = "DELETE /v1/billing/{key}", decodeSlash = false)
        Answer revoke(@Param("key") String key);
    }

    private static HttpServer started() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(call.getRequestMethod() + " " + call.getRequestURI().getRawPath() + " " + body);
            byte[] reply = ("{\"code\":\"LIMIT\"" + more + "}").getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Location", "/elsewhere");
            call.sendResponseHeaders(status, reply.length);
            call.getResponseBody().write(reply);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_status_is_an_answer() {
        for (int each : List.of(200, 302, 400, 404, 503)) {
            status = each;
            Reply reply = line.exchange("charge", "no", line.deadline(), () -> wire().charge("k", Map.of()));
            assertThat(reply.trace().httpStatus()).hasValue(each);
            assertThat(reply.trace().code()).contains("LIMIT");
        }
        assertThat(heard).hasSize(5).noneMatch(request -> request.contains("elsewhere"));
    }

    @Test
    void a_key_in_a_path_is_encoded_and_digits_are_written_as_text() {
        wire().charge("Zx8=/+", Map.of("card", new char[] {'1', '2'}));
        assertThat(heard).containsExactly("POST /v1/billing/Zx8%3D%2F%2B {\"card\":\"12\"}");
    }

    @Test
    void other_methods_go_out_once_too() {
        status = 503;
        line.exchange("find", "no", line.deadline(), () -> wire().find("o-1"));
        line.exchange("revoke", "", line.deadline(), () -> wire().revoke("k-1"));
        assertThat(heard).containsExactly("GET /v1/orders/o-1 ", "DELETE /v1/billing/k-1 ");
    }

    /** 50 MB in clear: neither kept nor gone through for words. */
    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void a_reply_without_end_holds_nobody(int megabytes) {
        more = ",\"message\":\"" + "한도초과 9410-0000 ".repeat(megabytes << 16).substring(0, megabytes << 19) + "\"";
        status = 400;
        long start = System.nanoTime();
        Reply reply = line.exchange("charge", "no", line.deadline(), () -> wire().charge("k", Map.of()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(reply.trace().message().orElse("").length()).isLessThanOrEqualTo(Scrub.MESSAGE);
    }

    @Test
    void a_closed_port_is_not_attempted() {
        server.stop(0);
        Reply reply = line.exchange("charge", "no", line.deadline(), () -> wire().charge("k", Map.of()));
        assertThat(reply.charge(Optional.empty(), Optional.empty())).isInstanceOf(ChargeOutcome.NotAttempted.class);
    }

    private Wire wire() {
        return HttpApi.of(
                Wire.class, URI.create("http://127.0.0.1:" + server.getAddress().getPort()), QUICK);
    }
}
