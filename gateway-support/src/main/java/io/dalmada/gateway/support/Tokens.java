package io.dalmada.gateway.support;

import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.SecretText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** The token of a gateway with a login: shared, and renewed by one caller at a time. */
public final class Tokens {
    private static final Token NONE = Token.refused(NotAttemptedCause.CREDENTIALS);
    private volatile Token held = NONE;

    /** The token that is held, or a new one when that is to be renewed. */
    public synchronized Token get(Instant now, Supplier<Token> login) {
        held = now.isBefore(held.renewAt) ? held : login.get();
        return held;
    }

    /** A new token for this call alone, unless the last login failed and the next one would too. */
    public Token fresh(Instant now, Supplier<Token> login) {
        Token last = held;
        if (last.refusal.isPresent() && now.isBefore(last.renewAt)) {
            return last;
        }
        Token token = login.get();
        held = token.refusal.isPresent() ? token : NONE;
        return token;
    }

    /** The gateway refused it: the next caller logs in anew. */
    public synchronized void drop(Token used) {
        held = held == used ? NONE : held;
    }

    /** When a JWT ends; empty when it is none. */
    public static Optional<Instant> endOf(String token) {
        String claims = (token + "..").split("\\.", -1)[1];
        Optional<String> end = decoded(claims).text("exp").filter(seconds -> seconds.matches("[1-9][0-9]{0,11}"));
        return end.map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    private static Fields decoded(String claims) {
        try {
            return Fields.parsed(Base64.getUrlDecoder().decode(claims));
        } catch (IllegalArgumentException notBase64) {
            return Fields.NONE;
        }
    }

    /**
     * A token, or the reason why there is none.
     *
     * @param refusal nothing was executed, for any result of the login
     */
    public record Token(SecretText value, Instant renewAt, Optional<NotAttemptedCause> refusal) {
        public static Token of(String text, Instant renewAt) {
            return new Token(SecretText.of(text), renewAt, Optional.empty());
        }

        /** Renewed five minutes before it ends; where a text is no JWT, after ten minutes. */
        public static Token of(String text, Clock clock) {
            Instant soon = clock.instant().plus(Duration.ofMinutes(10));
            return of(
                    text,
                    endOf(text).map(end -> end.minus(Duration.ofMinutes(5))).orElse(soon));
        }

        public static Token refused(NotAttemptedCause cause) {
            return refused(cause, Instant.MIN);
        }

        /** @param until when a login is worth another try */
        public static Token refused(NotAttemptedCause cause, Instant until) {
            return new Token(SecretText.of("-"), until, Optional.of(cause));
        }
    }
}
