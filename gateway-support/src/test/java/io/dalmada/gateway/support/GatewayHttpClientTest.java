package io.dalmada.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of doubt, word by word. */
class GatewayHttpClientTest {
    private static final Timeouts QUICK =
            new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3));

    private static final CodeTable CODES = CodeTable.read(GatewayHttpClientTest.class, "codes.csv");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayHttpClient line =
            line(ResponseFormat.of("code", "message", "paymentKey").withTraceHeader("X-Trace"));

    private GatewayHttpClient line(ResponseFormat dialect) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new GatewayHttpClient(new GatewayId("test"), QUICK, CODES, dialect, clock, meters);
    }

    @Test
    void a_success_that_nothing_proves_is_doubtful() {
        Reply reply = answered(200, "{\"paymentKey\":\"k1\"}");
        assertThat(reply.fine()).isTrue();
        assertThat(reply.txn()).isPresent();
        assertThat(unknown(reply).doubt()).isEqualTo(Doubt.MISMATCH);
    }

    @Test
    void a_known_refusal_is_one_whatever_the_status_below_500() {
        assertThat(charge(answered(400, "{\"code\":\"LIMIT\"}"))).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(charge(answered(200, "{\"code\":\"LIMIT\"}"))).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(unknown(answered(500, "{\"code\":\"LIMIT\"}")).doubt()).isEqualTo(Doubt.GATEWAY_TROUBLE);
    }

    @Test
    void a_window_is_open_only_when_the_reply_tells_what_to_do() {
        var step = new WindowStep.Redirect(URI.create("https://window.example/1"));
        var opening = Optional.of(new WindowOpening(step, new KeptWindow(Map.of(), Instant.EPOCH)));

        assertThat(answered(200, "{}").opening(opening)).isInstanceOf(OpeningOutcome.Opened.class);
        assertThat(answered(200, "{}").opening(Optional.empty())).isInstanceOf(OpeningOutcome.Unknown.class);
        assertThat(answered(500, "{}").opening(opening)).isInstanceOf(OpeningOutcome.Unknown.class);
        assertThat(answered(400, "{\"code\":\"LIMIT\"}").opening(opening)).isInstanceOf(OpeningOutcome.Refused.class);
    }

    @Test
    void a_refusal_with_a_transaction_is_none() {
        Reply reply = answered(400, "{\"code\":\"LIMIT\",\"paymentKey\":\"k1\"}");
        assertThat(unknown(reply).txn()).isPresent();
    }

    @Test
    void an_unknown_code_is_doubtful_and_counted() {
        assertThat(unknown(answered(400, "{\"code\":\"NEW_WORD\"}")).doubt()).isEqualTo(Doubt.UNMAPPED_CODE);
        assertThat(meters.get("dalmada.gateway.unmapped")
                        .tag("code", "NEW_WORD")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_code_that_may_be_a_key_is_no_tag() {
        answered(400, "{\"code\":\"a1b2/=\"}");
        answered(400, "{\"code\":\"X9410001234567890\"}");
        assertThat(meters.get("dalmada.gateway.unmapped").counters())
                .extracting(counter -> counter.getId().getTag("code"))
                .containsOnly("other");
    }

    @ParameterizedTest
    @CsvSource({"429, NotAttempted", "404, Unknown", "302, Unknown"})
    void a_bare_status_counts_only_where_the_table_has_it(int status, String outcome) {
        assertThat(charge(answered(status, "<html>")).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "null", "7"})
    void a_broken_success_is_doubtful(String body) {
        assertThat(unknown(answered(200, body)).doubt()).isEqualTo(Doubt.BROKEN_REPLY);
    }

    @Test
    void what_never_left_is_not_attempted() {
        Reply reply = line.exchange("charge", "no", line.deadline(), () -> {
            throw new IllegalStateException("https://x/secret", new ConnectException("refused"));
        });
        assertThat(charge(reply)).isInstanceOf(ChargeOutcome.NotAttempted.class);
        assertThat(((ChargeOutcome.NotAttempted) charge(reply)).cause()).isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }

    @Test
    void what_may_have_left_is_unknown_and_its_exception_is_gone() {
        Reply reply = line.exchange("charge", "no", line.deadline(), () -> {
            throw new IllegalStateException("https://x/secret");
        });
        assertThat(unknown(reply).doubt()).isEqualTo(Doubt.NO_REPLY);
        assertThat(reply.toString()).doesNotContain("secret");
    }

    @Test
    void the_deadline_ends_a_reply_that_trickles() {
        assertThat(unknown(line.exchange("charge", "no", line.deadline(), never()))
                        .doubt())
                .isEqualTo(Doubt.NO_REPLY);
    }

    @Test
    void an_interruption_is_unknown_and_stays() {
        Thread.currentThread().interrupt();
        Reply reply = line.exchange("charge", "no", line.deadline(), never());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(unknown(reply).doubt()).isEqualTo(Doubt.NO_REPLY);
    }

    @Test
    void a_trace_has_words_and_no_bodies() {
        String text = "카드 9410-1234-5678-9010 https://x.test/?k=1 7d0k3f5a9w2s8s4c1xyz " + "가 ".repeat(400);
        Answer answer =
                new Answer(400, Fields.of(Map.of("code", "LIMIT", "message", text)), Map.of("x-trace", "1f0a,2e7b"));
        var trace = line.exchange("charge", "no", line.deadline(), () -> answer).trace();
        assertThat(trace.code()).contains("LIMIT");
        assertThat(trace.message().orElseThrow()).startsWith("카드 *** *** *** 가").hasSizeLessThanOrEqualTo(512);
        assertThat(trace.gatewayTraceId()).contains("1f0a,2e7b");
        assertThat(trace.httpStatus()).hasValue(400);
    }

    @Test
    void refunds_and_revocations_have_words_of_their_own() {
        assertThat(exchange("cancel", "DONE").refund(Optional.empty())).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(exchange("charge", "LIMIT").refund(Optional.empty())).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(exchange("revoke", "GONE").revoke()).isInstanceOf(RevokeOutcome.AlreadyGone.class);
        assertThat(exchange("revoke", "OK").revoke()).isInstanceOf(RevokeOutcome.Revoked.class);
        assertThat(exchange("revoke", "ELSE").revoke()).isInstanceOf(RevokeOutcome.Refused.class);
        assertThat(answered(503, "").revoke()).isInstanceOf(RevokeOutcome.Unknown.class);
    }

    private Reply exchange(String operation, String code) {
        Answer answer = Answer.of(Fields.of(Map.of("code", code)));
        return line.exchange(operation, "no", line.deadline(), () -> answer);
    }

    private Reply answered(int status, String body) {
        Answer answer = new Answer(status, Fields.parsed(body), Map.of());
        return line.exchange("charge", "no", line.deadline(), () -> answer);
    }

    private static ChargeOutcome charge(Reply reply) {
        return reply.charge(Optional.empty(), Optional.empty());
    }

    private static ChargeOutcome.Unknown unknown(Reply reply) {
        assertThat(charge(reply)).isInstanceOf(ChargeOutcome.Unknown.class);
        return (ChargeOutcome.Unknown) charge(reply);
    }

    /** Ends only by interruption. */
    private static Supplier<Answer> never() {
        return () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("ended");
        };
    }
}
