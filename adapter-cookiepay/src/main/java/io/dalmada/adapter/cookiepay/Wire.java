package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.FeignException;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.SealedReply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls and what comes of them. No exception of the HTTP client gets past this class, not even as a cause: its text may hold
 * keys. HTTP 200 carries answers; any other status is infrastructure (wire document, 1).
 */
record Wire(CookiePaySettings settings, CookiePayApi api, Clock clock, MeterRegistry meters, Tokens tokens) {
    static final Verdict UNMAPPED = new Verdict.Doubtful(Doubt.UNMAPPED_CODE);
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final Verdict TOKEN_REFUSED = new Verdict.AtTheDoor(NotAttemptedCause.CLOSED_BY_US);
    private static final int DECRYPT_TRIES = 3;

    /** Threads end a second after their last call: they do not keep a process, nor the buffers that a card went through. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>());

    /**
     * The JDK's client uses these for connecting only. It connects again after a stale connection only for idempotent
     * methods; the factory refuses the system property that would make it do so for a POST.
     */
    private static final Set<Class<?>> BEFORE_THE_FIRST_BYTE =
            Set.of(ConnectException.class, HttpConnectTimeoutException.class, SSLHandshakeException.class);

    /** Runs an operation against its deadline (monotonic nanoseconds) and measures it. */
    <T> T timed(String operation, LongFunction<T> act) {
        Timer.Sample sample = Timer.start(meters);
        T outcome = act.apply(end());
        Tags tags = Tags.of("gateway", settings.id().value(), "operation", operation);
        tags = tags.and("outcome", outcome.getClass().getSimpleName());
        sample.stop(meters.timer("dalmada.gateway.calls", tags));
        return outcome;
    }

    /** When an operation that begins now must be over. */
    long end() {
        return System.nanoTime() + settings.timeouts().longestCall().toNanos();
    }

    /** Sends once, with key and token; {@code order} is the order number that a reply may speak of. */
    Reply send(String path, String order, Map<String, ?> fields, long end) {
        Tokens.Token token = tokens.get(this, end);
        var why = System.nanoTime() < end ? token.refusal() : Optional.of(NotAttemptedCause.NO_CONNECTION);
        if (why.isPresent()) {
            return unsent(path, why.get());
        }
        Reply reply = opened(post(path, order, headers(path, token), fields, end), order, end);
        if (Set.of(TOKEN_REFUSED, UNMAPPED).contains(reply.verdict())) {
            // Nobody published the code of an expired token: what we do not understand costs the token, to be safe.
            tokens.drop(token);
        }
        return reply;
    }

    /** For calls that may be repeated: after a refused token they are, once. */
    Reply ask(String path, Map<String, ?> fields, long end) {
        Reply first = send(path, "", fields, end);
        return first.verdict().equals(TOKEN_REFUSED) ? send(path, "", fields, end) : first;
    }

    /** What is answered without sending. */
    Reply unsent(String path, NotAttemptedCause cause) {
        return reply(path, 0, MissingNode.getInstance(), new Verdict.AtTheDoor(cause), clock.instant(), Duration.ZERO);
    }

    Reply reopened(String path, SealedReply sealed, String order, long end) {
        JsonNode envelope = sealed.text().use(text -> JSON.createObjectNode().put("ENC_DATA", text));
        return opened(reply(path, 0, envelope, judged(path, envelope), clock.instant(), Duration.ZERO), order, end);
    }

    /**
     * Decrypting has no effect, so it is tried a few times; what cannot be opened is doubtful, never a refusal. So is what
     * speaks of another order, and a refusal at the door that is not in clear.
     */
    private Reply opened(Reply envelope, String order, long end) {
        Reply reply = envelope;
        GatewayTrace outer = envelope.trace();
        String sealed = envelope.text("ENC_DATA").orElse("");
        for (int i = 0; !sealed.isEmpty() && reply == envelope && i < DECRYPT_TRIES && System.nanoTime() < end; i++) {
            var fields = Map.of("API_ID", settings.apiId(), "ENC_DATA", sealed);
            var key = settings.apiKey().use(text -> Map.of("ApiKey", text));
            Reply opening = post("EdiAuth/cookiepay_edi_decrypt", order, key, fields, end);
            JsonNode inner = inner(opening.body());
            Verdict verdict = judged(outer.operation(), inner);
            Verdict proved = verdict instanceof Verdict.AtTheDoor ? UNMAPPED : verdict;
            Duration took = outer.took().plus(opening.trace().took());
            reply = inner.isObject() ? reply(outer.operation(), 200, inner, proved, outer.at(), took) : reply;
        }
        String about = reply.text("ORDERNO").orElse(order);
        Verdict foreign = new Verdict.Doubtful(Doubt.MISMATCH);
        return order.isEmpty() || about.equals(order) ? reply : new Reply(reply.trace(), reply.body(), foreign);
    }

    /** The inner fields; where only the outer level has a code, that one counts for both. */
    private static JsonNode inner(JsonNode opening) {
        String outer = Reply.code(opening).orElse("");
        JsonNode data = opening.path("decryptData");
        JsonNode fields = data.isTextual() ? parsed(() -> data.asText().getBytes(UTF_8)) : data;
        if (fields instanceof ObjectNode object && Reply.code(fields).isEmpty()) {
            object.put("RESULTCODE", outer);
        }
        return outer.isEmpty() || outer.equals("0000") ? fields : MissingNode.getInstance();
    }

    /** Sends once and waits no longer than to the end. */
    Reply post(String path, String order, Map<String, String> headers, Map<String, ?> fields, long end) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        int status = 200;
        JsonNode body = MissingNode.getInstance();
        Verdict verdict = null;
        Future<@Nullable JsonNode> call = THREADS.submit(() -> api.post(path, headers, fields));
        try {
            body = Objects.requireNonNullElse(call.get(end - start, TimeUnit.NANOSECONDS), body);
        } catch (ExecutionException | TimeoutException | InterruptedException lost) {
            status = lost.getCause() instanceof FeignException feign ? feign.status() : 0;
            verdict = lost(status, lost);
        }
        call.cancel(true);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Reply reply = reply(path, status, body, verdict == null ? judged(path, body) : verdict, at, took);
        log.debug("{} {} status={} took={} {}", path, order, status, took, reply.verdict());
        return reply;
    }

    private static Verdict lost(int status, Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        var causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause);
        boolean unsent = status <= 0 && causes.anyMatch(cause -> BEFORE_THE_FIRST_BYTE.contains(cause.getClass()));
        Doubt doubt = status >= 500 ? Doubt.GATEWAY_TROUBLE : status > 0 ? Doubt.BROKEN_REPLY : Doubt.NO_REPLY;
        return unsent ? new Verdict.AtTheDoor(NotAttemptedCause.NO_CONNECTION) : new Verdict.Doubtful(doubt);
    }

    /** The meaning of fields that came in answer to a call; the presence of ENC_DATA outweighs the code beside it. */
    Verdict judged(String path, JsonNode fields) {
        String plain = fields.isArray() ? "0000" : Reply.code(fields).orElse("none");
        String code = Reply.text(fields, "ENC_DATA").isPresent() ? "sealed" : plain;
        var known = CodeTable.find(operation(path), code, message(fields).orElse(""));
        return known.orElseGet(() -> {
            Tags tags = Tags.of("gateway", settings.id().value(), "operation", operation(path));
            String tag = code.matches("[0-9A-Za-z_-]{1,8}") ? code : "other";
            meters.counter("dalmada.gateway.unmapped", tags.and("code", tag)).increment();
            return UNMAPPED;
        });
    }

    private Reply reply(String path, int status, JsonNode body, Verdict verdict, Instant at, Duration took) {
        OptionalInt http = status > 0 ? OptionalInt.of(status) : OptionalInt.empty();
        var code = Reply.code(body).map(text -> scrubbed(text, 64));
        var message = message(body).map(text -> scrubbed(text, 512));
        var trace = new GatewayTrace(settings.id(), operation(path), http, code, message, Optional.empty(), at, took);
        return new Reply(trace, body, verdict);
    }

    private static Optional<String> message(JsonNode fields) {
        return Reply.text(fields, "RESULTMSG", "cancel_msg", "RTN_MSG");
    }

    /** Nobody knows what a gateway repeats in its texts: addresses, keys, tokens and long numbers are struck out. */
    private static String scrubbed(String text, int max) {
        String clean = text.replaceAll("(?i)https?://\\S*|[0-9A-Za-z_.+/=-]{16,}|[0-9](?:[ -]?[0-9]){6,}", "***");
        return clean.substring(0, Math.min(max, clean.length()));
    }

    private static String operation(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The look-ups api/pay… take the token alone. */
    private Map<String, String> headers(String path, Tokens.Token token) {
        String key = settings.apiKey().use(text -> text);
        String text = token.value().use(raw -> raw);
        return path.startsWith("api/pay") ? Map.of("TOKEN", text) : Map.of("TOKEN", text, "ApiKey", key);
    }

    /** Nothing where the text is not JSON. */
    static JsonNode parsed(Supplier<byte[]> text) {
        try {
            return JSON.readTree(text.get());
        } catch (IOException | IllegalArgumentException notJson) {
            return MissingNode.getInstance();
        }
    }
}
