package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and what came of it. No exception of the HTTP client gets past this class, not even as a cause: its text may
 * hold keys. HTTP 200 carries answers; any other status is infrastructure (wire document, 1).
 */
record Exchange(
        GatewayId gateway,
        CookiePayApi api,
        CodeTable table,
        ExecutorService threads,
        Duration longestCall,
        Clock clock,
        MeterRegistry meters) {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    Budget budget() {
        return new Budget(System.nanoTime() + longestCall.toNanos());
    }

    /** Sends once; the body is wiped when the client is done with it. */
    Reply post(Call call, String about, Map<String, String> headers, byte[] body, Budget budget) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        Landing landing = land(call, headers, body, budget);
        Reply reply = judged(call, trace(call, landing, at, start), landing);
        log.debug(
                "{} {} status={} code={} took={}ms",
                call.label(),
                about,
                landing.status,
                reply.trace().code().orElse("-"),
                reply.trace().took().toMillis());
        return reply;
    }

    /** What is answered without sending. */
    Reply unsent(Call call, NotAttemptedCause cause) {
        Landing nothing = new Landing(OptionalInt.empty(), MissingNode.getInstance(), Verdict.door(cause));
        return judged(call, trace(call, nothing, clock.instant(), System.nanoTime()), nothing);
    }

    /** The meaning of fields that came in answer to a call. */
    Verdict judge(Call call, JsonNode fields) {
        Optional<String> code = Reply.code(fields);
        if (fields.isArray() || code.filter(Reply.SUCCESS::equals).isPresent()) {
            return Verdict.SUCCESS;
        }
        if (code.isEmpty()) {
            return Verdict.doubt(Doubt.BROKEN_REPLY);
        }
        return table.find(call, code.get(), Reply.message(fields).orElse(""))
                .orElseGet(() -> unmapped(call, code.get()));
    }

    GatewayTrace trace(GatewayTrace outer, JsonNode fields, Duration took) {
        return new GatewayTrace(
                gateway,
                outer.operation(),
                outer.httpStatus(),
                Reply.code(fields).map(code -> scrubbed(code, 64)),
                Reply.message(fields).map(message -> scrubbed(message, 512)),
                Optional.empty(),
                outer.at(),
                took);
    }

    private GatewayTrace trace(Call call, Landing landing, Instant at, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        GatewayTrace bare = new GatewayTrace(
                gateway, call.label(), landing.status, Optional.empty(), Optional.empty(), Optional.empty(), at, took);
        return trace(bare, landing.body, took);
    }

    private Reply judged(Call call, GatewayTrace trace, Landing landing) {
        Verdict verdict = landing.failure != null ? landing.failure : judgeEnvelope(call, landing.body);
        return new Reply(trace, landing.body, verdict, Optional.empty(), true);
    }

    /** The presence of ENC_DATA decides, whatever the code beside it says. */
    private Verdict judgeEnvelope(Call call, JsonNode body) {
        return Reply.text(body, "ENC_DATA").isPresent()
                ? new Verdict(Verdict.Kind.SEALED, "", Optional.empty())
                : judge(call, body);
    }

    private Verdict unmapped(Call call, String code) {
        String tag = code.matches("[0-9A-Za-z_-]{1,8}") ? code : "other";
        meters.counter("dalmada.gateway.unmapped", "gateway", gateway.value(), "operation", call.label(), "code", tag)
                .increment();
        return Verdict.UNMAPPED;
    }

    private Landing land(Call call, Map<String, String> headers, byte[] body, Budget budget) {
        Future<@Nullable JsonNode> task = threads.submit(() -> {
            try {
                return api.post(call.path, headers, body);
            } finally {
                Arrays.fill(body, (byte) 0);
            }
        });
        try {
            JsonNode answer = task.get(budget.left(), TimeUnit.NANOSECONDS);
            return answer == null || !answer.isContainerNode()
                    ? failed(200, Verdict.doubt(Doubt.BROKEN_REPLY))
                    : new Landing(OptionalInt.of(200), answer, null);
        } catch (TimeoutException late) {
            return failed(0, Verdict.doubt(Doubt.NO_REPLY));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return failed(0, Verdict.doubt(Doubt.NO_REPLY));
        } catch (ExecutionException failure) {
            return classified(failure);
        } finally {
            task.cancel(true);
        }
    }

    private static Landing classified(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAnAnswer other) {
                return failed(
                        other.status, Verdict.doubt(other.status >= 500 ? Doubt.GATEWAY_TROUBLE : Doubt.BROKEN_REPLY));
            }
            if (beforeTheFirstByte(cause)) {
                return failed(0, Verdict.door(NotAttemptedCause.NO_CONNECTION));
            }
            if (cause instanceof JsonProcessingException) {
                return failed(200, Verdict.doubt(Doubt.BROKEN_REPLY));
            }
        }
        return failed(0, Verdict.doubt(Doubt.NO_REPLY));
    }

    /**
     * The JDK's client uses these types for connecting only. It would connect again after a stale connection only for
     * idempotent methods; the factory refuses the system property that would make it do so for a POST.
     */
    private static boolean beforeTheFirstByte(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException;
    }

    private static Landing failed(int status, Verdict verdict) {
        OptionalInt known = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        return new Landing(known, MissingNode.getInstance(), verdict);
    }

    /** Nobody knows what a gateway repeats in its texts: long numbers, keys, tokens and addresses are struck out. */
    private static String scrubbed(String text, int max) {
        String clean = text.replaceAll("(?i)https?://\\S*", "***")
                .replaceAll("[0-9A-Za-z_.+/=-]{16,}", "***")
                .replaceAll("[0-9](?:[ -]?[0-9]){6,}", "***");
        return clean.substring(0, Math.min(max, clean.length()));
    }

    private record Landing(
            OptionalInt status, JsonNode body, @Nullable Verdict failure) {}

    /** What is left of the time for an operation, by monotonic time. */
    record Budget(long end) {
        long left() {
            return Math.max(0, end - System.nanoTime());
        }

        boolean isSpent() {
            return left() == 0;
        }
    }

    /** A reply with another status than 200; it keeps nothing else of it. */
    static final class NotAnAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        NotAnAnswer(int status) {
            super("HTTP " + status, null, false, false);
            this.status = status;
        }
    }
}
