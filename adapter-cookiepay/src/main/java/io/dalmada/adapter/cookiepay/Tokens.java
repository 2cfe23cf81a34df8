package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The account's token: a JWT that lives an hour (wire document, 3), renewed five minutes early by one caller at a time.
 *
 * <p>A refused token is dropped, and the refused call is not repeated when it could charge. If a new login works, the
 * refusal passes by itself (CLOSED_BY_US: the next attempt has a fresh token, as when another node's login ended ours).
 */
final class Tokens {
    private Token held = Token.none(NotAttemptedCause.CLOSED_BY_US);

    /** A token that will do for a call, or the reason why there is none. */
    Token get(Wire wire, long end) {
        return wire.settings().tokenPolicy() == CookiePaySettings.TokenPolicy.PER_CALL
                ? login(wire, end)
                : shared(wire, end);
    }

    private synchronized Token shared(Wire wire, long end) {
        held = wire.clock().instant().isBefore(held.renewAt) ? held : login(wire, end);
        return held;
    }

    synchronized void drop(Token used) {
        held = held == used ? Token.none(NotAttemptedCause.CLOSED_BY_US) : held;
    }

    /** Whatever comes of a login, nothing was executed; only a refusal is for a person. */
    private static Token login(Wire wire, long end) {
        String id = wire.settings().apiId();
        Reply reply = wire.settings()
                .apiKey()
                .use(key -> wire.post("payAuth/token", "-", Map.of(), Map.of("pay2_id", id, "pay2_key", key), end));
        boolean refused = reply.verdict().equals(Wire.UNMAPPED);
        Optional<String> token = reply.text("TOKEN").filter(text -> text.matches("[\\x21-\\x7e]+"));
        return token.map(text -> new Token(
                        SecretText.of(text), renewAt(text, wire.clock().instant()), Optional.empty()))
                .orElseGet(() -> Token.none(reply.door()
                        .orElse(refused ? NotAttemptedCause.CREDENTIALS : NotAttemptedCause.NO_CONNECTION)));
    }

    /** Where the end cannot be read, the ten minutes that an integrator has found to be safe. */
    private static Instant renewAt(String token, Instant now) {
        String claims = (token + "..").split("\\.", -1)[1];
        long exp = Wire.parsed(() -> Base64.getUrlDecoder().decode(claims))
                .path("exp")
                .asLong();
        return exp == 0
                ? now.plus(Duration.ofMinutes(10))
                : Instant.ofEpochSecond(exp).minus(Duration.ofMinutes(5));
    }

    record Token(SecretText value, Instant renewAt, Optional<NotAttemptedCause> refusal) {
        static Token none(NotAttemptedCause why) {
            return new Token(SecretText.of("-"), Instant.MIN, Optional.of(why));
        }
    }
}
