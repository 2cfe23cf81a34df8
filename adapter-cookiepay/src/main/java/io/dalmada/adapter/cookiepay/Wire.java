package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.FeignException;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.SealedReply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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
record Wire(
        CookiePaySettings settings,
        CookiePayApi api,
        ExecutorService threads,
        Clock clock,
        MeterRegistry meters,
        Tokens tokens) {
    static final Verdict UNMAPPED = new Verdict.Doubtful(Doubt.UNMAPPED_CODE);

    /** Recycled buffers would keep card numbers until they are overwritten. */
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final Verdict TOKEN_REFUSED = new Verdict.AtTheDoor(NotAttemptedCause.CLOSED_BY_US);
    private static final int DECRYPT_TRIES = 3;

    /**
     * The JDK's client uses these for connecting only. It connects again after a stale connection only for idempotent
     * methods; the factory refuses the system property that would make it do so for a POST.
     */
    private static final Set<Class<?>> BEFORE_THE_FIRST_BYTE = Set.of(
            ConnectException.class,
            HttpConnectTimeoutException.class,
            UnresolvedAddressException.class,
            UnknownHostException.class,
            SSLHandshakeException.class);

    /** Runs an operation against its deadline (monotonic nanoseconds) and measures it. */
    <T> T timed(String operation, LongFunction<T> act) {
        Timer.Sample sample = Timer.start(meters);
        T outcome =
                act.apply(System.nanoTime() + settings.timeouts().longestCall().toNanos());
        String name = outcome.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        String gateway = settings.id().value();
        sample.stop(meters.timer("dalmada.gateway.calls", "gateway", gateway, "operation", operation, "outcome", name));
        return outcome;
    }

    /** Sends once, with key and token, and opens an encrypted reply. */
    Reply send(String path, String about, Map<String, ?> fields, long end) {
        Tokens.Token token = tokens.get(this, end);
        if (token.refusal().isPresent()) {
            return unsent(path, token.refusal().get());
        }
        Reply reply = opened(post(path, about, headers(path, token), fields, end), end);
        boolean refused = reply.verdict().equals(TOKEN_REFUSED);
        if (refused || reply.verdict().equals(UNMAPPED)) {
            // Nobody published the code of an expired token: what we do not understand costs the token, to be safe.
            tokens.drop(token);
        }
        NotAttemptedCause why = refused
                ? tokens.get(this, end).refusal().orElse(NotAttemptedCause.CLOSED_BY_US)
                : NotAttemptedCause.CLOSED_BY_US;
        return refused ? new Reply(reply.trace(), reply.body(), new Verdict.AtTheDoor(why)) : reply;
    }

    /** For calls that may be repeated: after a refused token they are, once. */
    Reply ask(String path, Map<String, ?> fields, long end) {
        Reply first = send(path, "-", fields, end);
        return first.verdict().equals(TOKEN_REFUSED) ? send(path, "-", fields, end) : first;
    }

    /** What is answered without sending. */
    Reply unsent(String path, NotAttemptedCause cause) {
        return reply(path, 0, MissingNode.getInstance(), new Verdict.AtTheDoor(cause), clock.instant(), Duration.ZERO);
    }

    Reply reopened(String path, SealedReply sealed, long end) {
        JsonNode envelope = sealed.text().use(text -> JSON.createObjectNode().put("ENC_DATA", text));
        return opened(reply(path, 0, envelope, judged(path, envelope), clock.instant(), Duration.ZERO), end);
    }

    /** Decrypting has no effect, so it is tried a few times; what cannot be opened is doubtful, never a refusal. */
    private Reply opened(Reply envelope, long end) {
        Optional<String> sealed = envelope.text("ENC_DATA");
        for (int tries = 0; sealed.isPresent() && tries < DECRYPT_TRIES && System.nanoTime() < end; tries++) {
            Map<String, String> fields = Map.of("API_ID", settings.apiId(), "ENC_DATA", sealed.get());
            Reply reply = post(
                    "EdiAuth/cookiepay_edi_decrypt",
                    "-",
                    settings.apiKey().use(key -> Map.of("ApiKey", key)),
                    fields,
                    end);
            JsonNode inner = inner(reply);
            if (inner.isObject()) {
                GatewayTrace outer = envelope.trace();
                Verdict verdict = judged(outer.operation(), inner);
                // Only a refusal in clear proves that nothing was executed.
                Verdict believed = verdict instanceof Verdict.AtTheDoor ? UNMAPPED : verdict;
                return reply(
                        outer.operation(),
                        200,
                        inner,
                        believed,
                        outer.at(),
                        outer.took().plus(reply.trace().took()));
            }
        }
        return envelope;
    }

    /** The inner fields; where only the outer level has a code, that one counts for both. */
    private static JsonNode inner(Reply decrypted) {
        String outer = Reply.code(decrypted.body()).orElse("");
        JsonNode data = decrypted.body().path("decryptData");
        JsonNode fields = data.isTextual() ? parsed(() -> data.asText().getBytes(UTF_8)) : data;
        if (fields instanceof ObjectNode object && Reply.code(fields).isEmpty() && !outer.isEmpty()) {
            object.put("RESULTCODE", outer);
        }
        return outer.isEmpty() || outer.equals("0000") ? fields : MissingNode.getInstance();
    }

    /** Sends once and waits no longer than to the end. */
    Reply post(String path, String about, Map<String, String> headers, Map<String, ?> fields, long end) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        int status = 200;
        JsonNode body = MissingNode.getInstance();
        Verdict verdict;
        Future<@Nullable JsonNode> call = threads.submit(() -> api.post(path, headers, fields));
        try {
            body = Objects.requireNonNullElse(call.get(end - start, TimeUnit.NANOSECONDS), body);
            verdict = judged(path, body);
        } catch (ExecutionException failure) {
            status = failure.getCause() instanceof FeignException feign ? feign.status() : 0;
            verdict = lost(status, failure);
        } catch (TimeoutException | InterruptedException gone) {
            status = 0;
            verdict = lost(status, gone);
        } finally {
            call.cancel(true);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Reply reply = reply(path, status, body, verdict, at, took);
        log.debug(
                "{} {} status={} code={} took={}",
                reply.trace().operation(),
                about,
                status,
                reply.trace().code().orElse("-"),
                took);
        return reply;
    }

    private static Verdict lost(int status, Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        boolean unsent = status <= 0
                && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> BEFORE_THE_FIRST_BYTE.stream().anyMatch(type -> type.isInstance(cause)));
        Doubt doubt = status >= 500 ? Doubt.GATEWAY_TROUBLE : status > 0 ? Doubt.BROKEN_REPLY : Doubt.NO_REPLY;
        return unsent ? new Verdict.AtTheDoor(NotAttemptedCause.NO_CONNECTION) : new Verdict.Doubtful(doubt);
    }

    /** The meaning of fields that came in answer to a call; the presence of ENC_DATA outweighs the code beside it. */
    Verdict judged(String path, JsonNode fields) {
        String code = Reply.code(fields).orElse("");
        if (Reply.text(fields, "ENC_DATA").isPresent()) {
            return new Verdict.Doubtful(Doubt.UNREADABLE_REPLY);
        }
        if (fields.isArray() || code.equals("0000")) {
            return new Verdict.Fine();
        }
        String text = Reply.text(fields, "RESULTMSG", "cancel_msg", "RTN_MSG").orElse("");
        return code.isEmpty()
                ? new Verdict.Doubtful(Doubt.BROKEN_REPLY)
                : CodeTable.find(operation(path), code, text).orElseGet(() -> unmapped(path, code));
    }

    private Verdict unmapped(String path, String code) {
        String tag = code.matches("[0-9A-Za-z_-]{1,8}") ? code : "other";
        String gateway = settings.id().value();
        meters.counter("dalmada.gateway.unmapped", "gateway", gateway, "operation", operation(path), "code", tag)
                .increment();
        return UNMAPPED;
    }

    private Reply reply(String path, int status, JsonNode body, Verdict verdict, Instant at, Duration took) {
        OptionalInt http = status > 0 ? OptionalInt.of(status) : OptionalInt.empty();
        Optional<String> code = Reply.code(body).map(text -> scrubbed(text, 64));
        Optional<String> message =
                Reply.text(body, "RESULTMSG", "cancel_msg", "RTN_MSG").map(text -> scrubbed(text, 512));
        return new Reply(
                new GatewayTrace(settings.id(), operation(path), http, code, message, Optional.empty(), at, took),
                body,
                verdict);
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
        return token.value()
                .use(text -> settings.apiKey()
                        .use(key -> path.startsWith("api/pay")
                                ? Map.of("TOKEN", text)
                                : Map.of("TOKEN", text, "ApiKey", key)));
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
