package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.SecretText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls as the account's owner: with key and token, and with encrypted replies opened. */
record Session(CookiePaySettings settings, Exchange exchange, Tokens tokens, ObjectMapper json) {
    private static final int DECRYPT_TRIES = 3;

    /** Sends once. The body is spent. */
    Reply send(Call call, String about, byte[] body, Exchange.Budget budget) {
        Tokens.Login login = tokens.get(budget);
        if (login.refusal().isPresent()) {
            Arrays.fill(body, (byte) 0);
            return exchange.unsent(call, login.refusal().get());
        }
        Reply reply = exchange.post(call, about, headers(call, login), body, budget);
        Reply known = reply.with(tokens.learn(login, reply, budget));
        return known.is(Verdict.Kind.SEALED)
                ? open(call, known.trace(), SecretText.of(known.text("ENC_DATA").orElseThrow()), budget)
                : known;
    }

    /** For calls that may be repeated: a refused token is renewed once. */
    Reply ask(Call call, Map<String, ?> fields, Exchange.Budget budget) {
        Reply first = send(call, "-", bytes(fields), budget);
        return first.verdict().tokenRefused() ? send(call, "-", bytes(fields), budget) : first;
    }

    /**
     * Opens an encrypted reply. That has no effect, so it is tried a few times; a reply that cannot be opened is doubtful,
     * never a refusal.
     */
    Reply open(Call call, GatewayTrace outer, SecretText sealed, Exchange.Budget budget) {
        for (int tries = 0; tries < DECRYPT_TRIES && !budget.isSpent(); tries++) {
            byte[] body = sealed.use(text -> bytes(Map.of("API_ID", settings.apiId(), "ENC_DATA", text)));
            Reply reply = exchange.post(Call.DECRYPT, "-", Map.of("ApiKey", key()), body, budget);
            Optional<JsonNode> inner = inner(reply);
            if (inner.isPresent()) {
                GatewayTrace trace = exchange.trace(
                        outer, inner.get(), outer.took().plus(reply.trace().took()));
                return new Reply(trace, inner.get(), exchange.judge(call, inner.get()), Optional.empty(), false);
            }
        }
        return new Reply(
                outer,
                MissingNode.getInstance(),
                Verdict.doubt(Doubt.UNREADABLE_REPLY),
                Optional.of(new SealedReply(sealed)),
                false);
    }

    /** The inner fields; where only the outer level has a code, that one counts for both. */
    private Optional<JsonNode> inner(Reply decrypted) {
        Optional<String> outer = decrypted.code();
        if (outer.filter(code -> !code.equals(Reply.SUCCESS)).isPresent()) {
            return Optional.empty();
        }
        JsonNode data = parsed(decrypted.body().path("decryptData"));
        if (data instanceof ObjectNode fields && Reply.code(fields).isEmpty()) {
            outer.ifPresent(code -> fields.put("RESULTCODE", code));
        }
        return Optional.of(data).filter(JsonNode::isObject);
    }

    private JsonNode parsed(JsonNode data) {
        try {
            return data.isTextual() ? json.readTree(data.asText()) : data;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private Map<String, String> headers(Call call, Tokens.Login login) {
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(login.token()).ifPresent(token -> token.value().use(text -> headers.put("TOKEN", text)));
        if (call.needsKey) {
            headers.put("ApiKey", key());
        }
        return headers;
    }

    private String key() {
        return settings.apiKey().use(key -> key);
    }

    byte[] bytes(Map<String, ?> fields) {
        try {
            return json.writeValueAsBytes(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always writable", impossible);
        }
    }
}
