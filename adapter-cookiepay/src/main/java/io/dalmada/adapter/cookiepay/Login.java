package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy.PER_CALL;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.Tokens;
import io.dalmada.gateway.support.Tokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The account's token: a JWT that lives an hour (docs/wire/cookiepay.md, 3), renewed five minutes early by one caller at
 * a time.
 *
 * <p>A refused token is dropped, and the refused call is not repeated when it could charge: it passes by itself
 * (CLOSED_BY_US), since the next attempt logs in anew, as when another node's login ended our token. If that login is
 * refused, an operator must act (CREDENTIALS).
 */
record Login(Tokens tokens) {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** A token that will do for a call, or the reason why there is none. */
    Token token(Wire wire, Deadline end) {
        boolean perCall = wire.settings().tokenPolicy() == PER_CALL;
        Instant now = wire.now();
        return perCall ? tokens.fresh(now, () -> fetched(wire, end)) : tokens.get(now, () -> fetched(wire, end));
    }

    /** An object that neither refuses nor has a token has another spelling: that of the next login will too. */
    private static boolean isMisread(Reply reply) {
        boolean strange = reply.verdict().equals(new Classification.Unknown(Doubt.BROKEN_REPLY));
        return reply.fields().isObject() && (reply.fine() || strange);
    }

    /** Nothing was executed, for any result of the login; only a refusal needs an operator. */
    private static Token fetched(Wire wire, Deadline end) {
        String id = wire.settings().apiId();
        var fields = wire.settings().apiKey().use(key -> Map.of("pay2_id", id, "pay2_key", key));
        Reply reply = wire.post("payAuth/token", "", Map.of(), fields, end);
        Optional<String> token = reply.fields().text("TOKEN").filter(text -> text.matches("[\\x21-\\x7e]+"));
        if (token.isEmpty() && isMisread(reply)) {
            wire.line().misread("token", "login without a token that can be read");
            return Token.refused(NotAttemptedCause.NO_CONNECTION, wire.now().plus(PAUSE));
        }
        boolean refused = reply.verdict().equals(Classification.UNMAPPED);
        NotAttemptedCause other = refused ? NotAttemptedCause.CREDENTIALS : NotAttemptedCause.NO_CONNECTION;
        return token.map(text -> Token.of(text, wire.line().clock()))
                .orElseGet(() -> reply.fold(
                        Optional.empty(), no -> Token.refused(other), Token::refused, doubt -> Token.refused(other)));
    }
}
