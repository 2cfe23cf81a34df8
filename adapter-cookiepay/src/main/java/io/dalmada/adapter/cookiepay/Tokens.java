package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy.PER_CALL;

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
 * <p>A refused token is dropped, and the refused call is not repeated when it could charge: it passes by itself
 * (CLOSED_BY_US), since the next attempt logs in anew, as when another node's login ended our token. If that login is
 * refused, a person must act (CREDENTIALS).
 */
final class Tokens {
    private static final Token NONE = new Token(SecretText.of("-"), Instant.MIN, Optional.empty());
    private Token held = NONE;

    /** A token that will do for a call, or the reason why there is none. */
    Token get(Wire wire, long end) {
        return wire.settings().tokenPolicy() == PER_CALL ? login(wire, end) : shared(wire, end);
    }

    private synchronized Token shared(Wire wire, long end) {
        held = wire.clock().instant().isBefore(held.renewAt) ? held : login(wire, end);
        return held;
    }

    synchronized void drop(Token used) {
        held = held == used ? NONE : held;
    }

    /** Whatever comes of a login, nothing was executed; only a refusal is for a person. */
    private static Token login(Wire wire, long end) {
        String id = wire.settings().apiId();
        var fields = wire.settings().apiKey().use(key -> Map.of("pay2_id", id, "pay2_key", key));
        Reply reply = wire.post("payAuth/token", "", Map.of(), fields, end);
        Optional<String> token = reply.text("TOKEN").filter(text -> text.matches("[\\x21-\\x7e]+"));
        boolean refused = reply.verdict().equals(Wire.UNMAPPED);
        NotAttemptedCause other = refused ? NotAttemptedCause.CREDENTIALS : NotAttemptedCause.NO_CONNECTION;
        NotAttemptedCause why = reply.fold(Optional.empty(), no -> other, cause -> cause, doubt -> other);
        Token none = new Token(SecretText.of("-"), Instant.MIN, Optional.of(why));
        return token.map(text -> new Token(SecretText.of(text), renewAt(text, wire), Optional.empty()))
                .orElse(none);
    }

    /** Where the end cannot be read, the ten minutes that an integrator has found to be safe. */
    private static Instant renewAt(String token, Wire wire) {
        String claims = (token + "..").split("\\.", -1)[1];
        long exp = Wire.parsed(() -> Base64.getUrlDecoder().decode(claims))
                .path("exp")
                .asLong();
        Instant soon = wire.clock().instant().plus(Duration.ofMinutes(10));
        return exp == 0 ? soon : Instant.ofEpochSecond(exp).minus(Duration.ofMinutes(5));
    }

    record Token(SecretText value, Instant renewAt, Optional<NotAttemptedCause> refusal) {}
}
