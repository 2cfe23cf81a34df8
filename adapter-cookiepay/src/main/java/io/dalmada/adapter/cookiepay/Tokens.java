package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.SecretText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The account's token: a JWT that lives an hour (wire document, 3), renewed five minutes early by one caller at a time.
 *
 * <p>A refused token is dropped and never used again; the refused call is not repeated when it could charge. If a new login
 * works, the refusal passes by itself (CLOSED_BY_US: the next attempt has a fresh token, as when another node's login ended
 * ours). If the login is refused, or fresh tokens keep being refused, a person must act (CREDENTIALS).
 */
final class Tokens {
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration UNREADABLE_LIFE = Duration.ofMinutes(10);
    private static final int PATIENCE = 5;

    private final CookiePaySettings settings;
    private final Exchange exchange;
    private final ObjectMapper json;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<@Nullable Token> cached = new AtomicReference<>();
    private final AtomicInteger refusedInARow = new AtomicInteger();

    Tokens(CookiePaySettings settings, Exchange exchange, ObjectMapper json) {
        this.settings = settings;
        this.exchange = exchange;
        this.json = json;
    }

    /** Makes ready for calls to come; without effect where every call has a token of its own. */
    void warmUp(Exchange.Budget budget) {
        if (settings.tokenPolicy() == CookiePaySettings.TokenPolicy.CACHED) {
            get(budget);
        }
    }

    /** A token that will do for a call. */
    Login get(Exchange.Budget budget) {
        if (settings.tokenPolicy() == CookiePaySettings.TokenPolicy.PER_CALL) {
            return login(budget);
        }
        Optional<Login> held = held();
        return held.isPresent() ? held.get() : renewed(budget);
    }

    /** Learns from the answer to a call, and sharpens it: why the token was refused. */
    Verdict learn(Login login, Reply reply, Exchange.Budget budget) {
        if (reply.verdict().tokenRefused()) {
            return Verdict.door(refused(login, budget));
        }
        if (reply.verdict().equals(Verdict.UNMAPPED)) {
            // Nobody published the code of an expired token: what we do not understand costs the token, to be safe.
            drop(login);
        } else if (reply.trace().code().isPresent()) {
            refusedInARow.set(0);
        }
        return reply.verdict();
    }

    private NotAttemptedCause refused(Login login, Exchange.Budget budget) {
        if (drop(login) && refusedInARow.incrementAndGet() >= PATIENCE) {
            return NotAttemptedCause.CREDENTIALS;
        }
        return get(budget).refusal.orElse(NotAttemptedCause.CLOSED_BY_US);
    }

    private boolean drop(Login login) {
        Token token = login.token;
        return settings.tokenPolicy() == CookiePaySettings.TokenPolicy.PER_CALL
                || token != null && cached.compareAndSet(token, null);
    }

    private Optional<Login> held() {
        return Optional.ofNullable(cached.get())
                .filter(token -> exchange.clock().instant().isBefore(token.renewAt))
                .map(token -> new Login(token, Optional.empty()));
    }

    private Login renewed(Exchange.Budget budget) {
        try {
            if (!oneAtATime.tryLock(budget.left(), TimeUnit.NANOSECONDS)) {
                return Login.refused(NotAttemptedCause.NO_CONNECTION);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Login.refused(NotAttemptedCause.CLOSED_BY_US);
        }
        try {
            return held().orElseGet(() -> login(budget));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Login login(Exchange.Budget budget) {
        byte[] body = settings.apiKey().use(key -> bytes(Map.of("pay2_id", settings.apiId(), "pay2_key", key)));
        Reply reply = exchange.post(Call.LOGIN, "-", Map.of(), body, budget);
        Optional<String> value = reply.text("TOKEN").filter(text -> text.matches("[\\x21-\\x7e]+"));
        if (value.isEmpty()) {
            return Login.refused(causeOf(reply));
        }
        Token token = new Token(SecretText.of(value.get()), renewAt(value.get()));
        cached.set(token);
        return new Login(token, Optional.empty());
    }

    /** A login changes nothing, so whatever came of it nothing was executed; only a refusal is for a person. */
    private static NotAttemptedCause causeOf(Reply reply) {
        if (reply.is(Verdict.Kind.DOOR)) {
            return reply.verdict().cause();
        }
        return reply.verdict().equals(Verdict.UNMAPPED)
                ? NotAttemptedCause.CREDENTIALS
                : NotAttemptedCause.NO_CONNECTION;
    }

    private Instant renewAt(String token) {
        try {
            String[] parts = token.split("\\.", -1);
            long exp = json.readTree(Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : ""))
                    .path("exp")
                    .longValue();
            if (exp > 0) {
                return Instant.ofEpochSecond(exp).minus(EARLY);
            }
        } catch (IOException | RuntimeException notAJwt) {
            // Handled below: such a token gets the short life that an integrator has found to be safe.
        }
        return exchange.clock().instant().plus(UNREADABLE_LIFE);
    }

    private byte[] bytes(Map<String, String> fields) {
        try {
            return json.writeValueAsBytes(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always writable", impossible);
        }
    }

    /** Either a token or the reason why there is none. */
    record Login(@Nullable Token token, Optional<NotAttemptedCause> refusal) {
        static Login refused(NotAttemptedCause cause) {
            return new Login(null, Optional.of(cause));
        }
    }

    record Token(SecretText value, Instant renewAt) {}
}
