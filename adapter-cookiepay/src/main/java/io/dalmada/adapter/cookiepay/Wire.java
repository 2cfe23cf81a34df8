package io.dalmada.adapter.cookiepay;

import static io.dalmada.domain.gateway.NotAttemptedCause.CLOSED_BY_US;
import static io.dalmada.domain.gateway.NotAttemptedCause.NO_CONNECTION;

import io.dalmada.application.port.out.gateway.SendPermit;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.gateway.support.Answer;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.CodeTable;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.ResponseFormat;
import io.dalmada.gateway.support.SealedReplyOpener;
import io.dalmada.gateway.support.Tokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls with key and token, and replies that come sealed. */
record Wire(CookiePaySettings settings, CookiePayApi api, GatewayHttpClient line, Login login) {
    static final String SEAL = "ENC_DATA";
    static final CodeTable CODES = CodeTable.read(Wire.class, "codes.csv");

    /** HTTP 200 carries answers; any other status is infrastructure (docs/wire/cookiepay.md, 1). */
    static final ResponseFormat DIALECT = new ResponseFormat(
            List.of("RESULTCODE", "cancel_code", "RTN_CD"),
            List.of("RESULTMSG", "cancel_msg", "RTN_MSG"),
            List.of("TID"),
            Optional.of(SEAL),
            Set.of(200),
            true,
            Optional.empty(),
            List.of("ACCEPTNO", "ACCEPT_NO", "cancel_tid", "cancel_amt"));

    private static final Classification TOKEN_REFUSED = new Classification.NotExecuted(CLOSED_BY_US);

    /** Sends once, with key and token; {@code order} is the order number that a reply may speak of. */
    Reply send(String path, String order, Map<String, ?> fields, Deadline end) {
        return send(path, order, fields, end, SendPermit.always());
    }

    /** @param permit asked after the login, which may have taken long: last of all before the first byte */
    Reply send(String path, String order, Map<String, ?> fields, Deadline end, SendPermit permit) {
        Token token = login.token(this, end);
        if (end.isOver() || token.refusal().isPresent()) {
            return unsent(path, token.refusal().orElse(NO_CONNECTION));
        }
        if (!permit.mayLeave()) {
            return unsent(path, CLOSED_BY_US);
        }
        Reply reply = opened(post(path, order, headers(path, token), fields, end), order, end);
        if (Set.of(TOKEN_REFUSED, Classification.UNMAPPED).contains(reply.verdict())) {
            // The vendor does not publish the code of an expired token, so a reply that is not understood drops the
            // token.
            login.tokens().drop(token);
        }
        return reply;
    }

    /** For calls that may be repeated: after a refused token they are, once. */
    Reply ask(String path, Map<String, ?> fields, Deadline end) {
        Reply first = send(path, "", fields, end);
        return first.verdict().equals(TOKEN_REFUSED) ? send(path, "", fields, end) : first;
    }

    Reply unsent(String path, NotAttemptedCause cause) {
        return line.unsent(operation(path), cause);
    }

    Reply post(String path, String order, Map<String, String> headers, Map<String, ?> fields, Deadline end) {
        return line.exchange(operation(path), order, end, () -> api.post(path, headers, fields));
    }

    Reply reopened(String path, SealedReply sealed, String order, Deadline end) {
        Fields envelope = sealed.text().use(text -> Fields.of(Map.of(SEAL, text)));
        return opened(line.understood(operation(path), Answer.of(envelope), now(), Duration.ZERO), order, end);
    }

    /** A reply about another order is in doubt. */
    private Reply opened(Reply envelope, String order, Deadline end) {
        Reply reply =
                new SealedReplyOpener(line, SEAL, Wire::inner).of(envelope, end, text -> decrypted(text, order, end));
        String about = reply.fields().text("ORDERNO").orElse(order);
        boolean foreign = !order.isEmpty() && !about.equals(order);
        return foreign ? reply.with(new Classification.Unknown(Doubt.MISMATCH)) : reply;
    }

    private Reply decrypted(String text, String order, Deadline end) {
        var fields = Map.of("API_ID", settings.apiId(), SEAL, text);
        var key = settings.apiKey().use(secret -> Map.of("ApiKey", secret));
        return post("EdiAuth/cookiepay_edi_decrypt", order, key, fields, end);
    }

    /** The inner fields; where only the outer level has a code, that one counts for both. */
    private static Fields inner(Fields opening) {
        String outer = DIALECT.code(opening).orElse("");
        Fields fields = opening.text("decryptData").map(Fields::parsed).orElseGet(() -> opening.in("decryptData"));
        Fields coded = DIALECT.code(fields).isPresent() ? fields : fields.with("RESULTCODE", outer);
        return outer.isEmpty() || outer.equals("0000") ? coded : Fields.NONE;
    }

    Instant now() {
        return line.clock().instant();
    }

    private static String operation(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The look-ups api/pay… take the token alone. */
    private Map<String, String> headers(String path, Token token) {
        String key = settings.apiKey().use(text -> text);
        String text = token.value().use(raw -> raw);
        return path.startsWith("api/pay") ? Map.of("TOKEN", text) : Map.of("TOKEN", text, "ApiKey", key);
    }
}
