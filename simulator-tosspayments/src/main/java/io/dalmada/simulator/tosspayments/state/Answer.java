package io.dalmada.simulator.tosspayments.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Reply;
import java.util.Map;
import java.util.Optional;

/**
 * What the vendor says.
 *
 * @param code of a refusal
 * @param body empty where the vendor sends none
 */
public record Answer(int status, Optional<String> code, Optional<JsonNode> body) {
    public static Answer ok(JsonNode body) {
        return new Answer(200, Optional.empty(), Optional.of(body));
    }

    public static Answer empty() {
        return new Answer(200, Optional.empty(), Optional.empty());
    }

    public boolean isFine() {
        return code.isEmpty();
    }

    public Reply reply(Map<String, String> headers) {
        return new Reply(status, "application/json", body.map(Json::bytes).orElse(new byte[0]), headers);
    }
}
