package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy.PER_CALL;

import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.Tokens;
import io.dalmada.gateway.support.Tokens.Token;
import io.dalmada.gateway.support.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * The account's token: a JWT that lives an hour (wire document, 3), renewed five minutes early by one caller at a time.
 *
 * <p>A refused token is dropped, and the refused call is not repeated when it could charge: it passes by itself
 * (CLOSED_BY_US), since the next attempt logs in anew, as when another node's login ended our token. If that login is
 * refused, a person must act (CREDENTIALS).
 */
record Login(Tokens tokens) {
    /** A token that will do for a call, or the reason why there is none. */
    Token token(Wire wire, Deadline end) {
        boolean perCall = wire.settings().tokenPolicy() == PER_CALL;
        return perCall ? fetched(wire, end) : tokens.get(wire.now(), () -> fetched(wire, end));
    }

    /** Whatever comes of a login, nothing was executed; only a refusal is for a person. */
    private static Token fetched(Wire wire, Deadline end) {
        String id = wire.settings().apiId();
        var fields = wire.settings().apiKey().use(key -> Map.of("pay2_id", id, "pay2_key", key));
        Reply reply = wire.post("payAuth/token", "", Map.of(), fields, end);
        Optional<String> token = reply.fields().text("TOKEN").filter(text -> text.matches("[\\x21-\\x7e]+"));
        boolean refused = reply.verdict().equals(Verdict.UNMAPPED);
        NotAttemptedCause other = refused ? NotAttemptedCause.CREDENTIALS : NotAttemptedCause.NO_CONNECTION;
        return token.map(text -> Token.of(text, wire.line().clock()))
                .orElseGet(() -> reply.fold(
                        Optional.empty(), no -> Token.refused(other), Token::refused, doubt -> Token.refused(other)));
    }
}
