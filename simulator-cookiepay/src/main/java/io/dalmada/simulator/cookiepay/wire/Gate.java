package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.cookiepay.state.Knobs;
import java.util.List;
import java.util.Optional;

/** Who may call: checks ApiKey, TOKEN and API_ID the way each call wants them. */
public final class Gate {
    static final String WRONG_KEY = "S403";
    private final List<Credentials> pairs;
    private final Tokens tokens;
    private final Knobs knobs;

    public Gate(List<Credentials> pairs, Tokens tokens, Knobs knobs) {
        this.pairs = pairs;
        this.tokens = tokens;
        this.knobs = knobs;
    }

    ObjectNode login(ObjectNode body) {
        String id = Json.text(body, "pay2_id");
        boolean known = pairs.contains(new Credentials(id, Json.text(body, "pay2_key")));
        if (!known) {
            return tokenError("E003", "ID & KEY 불일치");
        }
        return Json.object("RTN_CD", "0000", "RTN_MSG", "성공", "TOKEN", tokens.issue(id));
    }

    /** @return why the call is refused; empty when it may go on */
    Optional<ObjectNode> refuse(
            Request request, ObjectNode body, boolean wantsKey, boolean wantsToken, boolean wantsId) {
        String apiId = Json.text(body, "API_ID");
        if (wantsId && pairs.stream().noneMatch(p -> p.apiId().equals(apiId))) {
            return Optional.of(Json.object("RESULTCODE", "9999", "RESULTMSG", "API_ID 값이 올바르지 않습니다"));
        }
        Optional<String> owner = tokens.owner(request.header("TOKEN"));
        if (wantsToken
                && owner.filter(id -> !wantsId || !knobs.tokenBound || id.equals(apiId))
                        .isEmpty()) {
            return Optional.of(expired());
        }
        String keyOf = wantsId ? apiId : owner.orElse("");
        boolean keyFits = knobs.tokenBound || wantsId
                ? pairs.contains(new Credentials(keyOf, request.header("ApiKey")))
                : pairs.stream().anyMatch(p -> p.apiKey().equals(request.header("ApiKey")));
        return wantsKey && !keyFits ? Optional.of(tokenError(WRONG_KEY, "인증키가 올바르지 않습니다")) : Optional.empty();
    }

    /** Whose token a request carries; empty text for none. */
    String owner(Request request) {
        return tokens.owner(request.header("TOKEN")).orElse("");
    }

    ObjectNode expired() {
        return tokenError("S401", "토큰이 만료되었거나 올바르지 않습니다");
    }

    private ObjectNode tokenError(String code, String text) {
        return knobs.tokenErrorsAsResult
                ? Json.object("RESULTCODE", code, "RESULTMSG", text)
                : Json.object("RTN_CD", code, "RTN_MSG", text);
    }
}
