package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.CHARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does to a charge: it is sent once, and what happened to it is not made up. */
@Timeout(60)
class ResendTest {
    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Map.Entry<String, StubServer.Behaviour>> troubles() {
        return Map.of(
                "closes", StubServer.closing(),
                "resets", StubServer.resetting(),
                "503", StubServer.reply(503, "text/html", "<html>"),
                "408", StubServer.reply(408, "text/html", "<html>"),
                "307", StubServer.reply(307, "text/html", "<html>"),
                "401", StubServer.reply(401, "application/json", "{\"RESULTCODE\":\"E003\"}"),
                "429", StubServer.reply(429, "application/json", "{\"RESULTCODE\":\"E003\"}"),
                "204", StubServer.reply(204, "application/json", ""),
                "truncates", StubServer.truncating("{\"RESULTCODE\":\"0000\",\"TID\":\"c123\"}"),
                "nothing", StubServer.json(""))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void oneRequestOverAFreshConnection(Map.Entry<String, StubServer.Behaviour> trouble) {
        server.always(CHARGE, trouble.getValue());
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        ChargeOutcome outcome = gateway.charge(Shop.charge(9900));
        assertThat(outcome).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    /** The right to send is asked for last: after a login that took longer than a sender may take. */
    @Test
    void whatMayNotLeaveAnyMoreAfterTheLoginIsNotSent() {
        boolean[] loggedIn = new boolean[1];
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        ChargeOutcome outcome = gateway.charge(Shop.charge(9900).until(() -> {
            loggedIn[0] = true;
            return false;
        }));
        assertThat(loggedIn[0]).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ChargeOutcome.NotAttempted.class,
                        not -> assertThat(not.cause()).isEqualTo(NotAttemptedCause.CLOSED_BY_US));
        assertThat(server.received(CHARGE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void oneRequestOverAKeptConnection(Map.Entry<String, StubServer.Behaviour> trouble) {
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        gateway.warmUp();
        server.once(CHARGE, StubServer.json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"카드유효기간오류\"}"));
        server.always(CHARGE, trouble.getValue());
        gateway.charge(Shop.charge(9900));
        ChargeCommand second = Shop.charge(9900);
        assertThat(gateway.charge(second)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(server.received(CHARGE)).hasSize(2);
        assertThat(server.received(CHARGE).get(1).connection())
                .as("the connection was kept")
                .isEqualTo(server.received(CHARGE).get(0).connection());
        assertThat(server.received(CHARGE).get(1).body().path("ORDERNO").asText())
                .isEqualTo(second.orderNo().value());
    }

    /** The server closes the idle connection in the very moment of its reuse: it read nothing and answers nothing. */
    @Test
    void oneRequestOverAConnectionThatDies() {
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        server.once(CHARGE, (request, client) -> {
            StubServer.json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"x\"}").act(request, client);
            client.shutdownInput();
            return true;
        });
        gateway.charge(Shop.charge(9900));
        server.always(CHARGE, StubServer.closing());
        gateway.charge(Shop.charge(9900));
        assertThat(server.received(CHARGE)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aTricklingBodyEndsAtTheDeadline() {
        server.always(CHARGE, server.trickle("{\"RESULTCODE\":\"0000\",\"TID\":\"c123\"}"));
        PaymentGateway gateway =
                shop.gateway(Shop.tuned(Shop.settings(server.uri()), Duration.ofMillis(1500), Duration.ofMillis(1500)));
        gateway.warmUp();
        long start = System.nanoTime();
        ChargeOutcome outcome = gateway.charge(Shop.charge(9900));
        assertThat(doubt(outcome)).isEqualTo(Doubt.NO_REPLY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    @Test
    void aReplyThatDoesNotComeIsUnknown() {
        server.always(CHARGE, server.hang());
        var settings = Shop.settings(server.uri());
        PaymentGateway gateway = shop.gateway(Shop.tuned(settings, Duration.ofMillis(800), Duration.ofSeconds(5)));
        gateway.warmUp();
        assertThat(doubt(gateway.charge(Shop.charge(9900)))).isEqualTo(Doubt.NO_REPLY);
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    @Test
    void anInterruptedCallIsUnknownAndStaysInterrupted() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        StubServer.Behaviour hang = server.hang();
        server.always(CHARGE, (request, client) -> {
            arrived.countDown();
            return hang.act(request, client);
        });
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        AtomicReference<ChargeOutcome> outcome = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            ChargeOutcome result = gateway.charge(Shop.charge(9900));
            outcome.set(Thread.currentThread().isInterrupted() ? result : null);
        });
        caller.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(10_000);
        assertThat(doubt(Objects.requireNonNull(outcome.get()))).isEqualTo(Doubt.NO_REPLY);
    }

    @Test
    void aRefusedConnectionIsNotAnAttempt() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(cause(chargeAt("http://127.0.0.1:" + port))).isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no-such-host.invalid", "https://127.0.0.1:"})
    void noNameOrNoTlsIsNotAnAttempt(String address) {
        String uri = address.endsWith(":") ? address + server.uri().getPort() : address;
        assertThat(cause(chargeAt(uri))).isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }

    /** With a token at hand the refusal meets the charge itself. */
    @Test
    void aServerThatGoesAwayBetweenTokenAndChargeIsNotAnAttempt() {
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        server.always(StubServer.TOKEN, (request, client) -> {
            String body = "{\"RTN_CD\":\"0000\",\"TOKEN\":\"t0ken\"}";
            String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
            client.getOutputStream().write((head + body).getBytes(UTF_8));
            return false;
        });
        gateway.warmUp();
        server.close();
        ChargeOutcome outcome = gateway.charge(Shop.charge(9900));
        assertThat(cause(outcome)).isEqualTo(NotAttemptedCause.NO_CONNECTION);
        assertThat(server.received(CHARGE)).isEmpty();
    }

    /** While one caller's login hangs, the others wait; whose time runs out meanwhile has sent nothing. */
    @Test
    void aDeadlineSpentOnTheTokenIsNotAnAttempt() {
        server.always(StubServer.TOKEN, server.hang());
        var settings = Shop.tuned(Shop.settings(server.uri()), Duration.ofMillis(500), Duration.ofMillis(500));
        assertThat(cause(shop.gateway(settings).charge(Shop.charge(9900)))).isEqualTo(NotAttemptedCause.NO_CONNECTION);
        assertThat(server.received(CHARGE)).isEmpty();
    }

    @Test
    void plainHttp11WithoutUpgrade() {
        server.always(CHARGE, StubServer.json("{\"RESULTCODE\":\"2015\"}"));
        shop.gateway(Shop.settings(server.uri())).charge(Shop.charge(9900));
        assertThat(server.received(CHARGE).get(0).headers())
                .doesNotContainKeys("upgrade", "http2-settings", "authorization")
                .containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(server.connections())
                .as("token and charge share a connection")
                .isEqualTo(1);
    }

    /** Idle connections end by our doing, before a server's usual 5 s. */
    @Test
    void idleConnectionsAreClosedByUs() throws InterruptedException {
        shop.gateway(Shop.settings(server.uri())).warmUp();
        assertThat(server.awaitIdleClose(20)).isTrue();
    }

    private ChargeOutcome chargeAt(String uri) {
        return shop.gateway(Shop.settings(URI.create(uri))).charge(Shop.charge(9900));
    }

    private static Doubt doubt(ChargeOutcome outcome) {
        return ((ChargeOutcome.Unknown) outcome).doubt();
    }

    private static NotAttemptedCause cause(ChargeOutcome outcome) {
        return ((ChargeOutcome.NotAttempted) outcome).cause();
    }
}
