package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a request that come back unchanged in its reply and its notice. Kept in memory alone: they hold personal data. */
public record Echo(Map<String, String> fields) {
    static final Echo NONE = new Echo(Map.of());
    private static final List<String> NAMES = List.of(
            "BUYERNAME", "BUYERID", "BUYEREMAIL", "BUYERPHONE", "BUYERADDRESS", "ETC1", "ETC2", "ETC3", "ETC4", "ETC5");

    public static Echo of(ObjectNode request) {
        Map<String, String> sent = new LinkedHashMap<>();
        NAMES.stream().filter(request::hasNonNull).forEach(name -> sent.put(name, Json.text(request, name)));
        return new Echo(sent);
    }

    public ObjectNode into(ObjectNode reply) {
        fields.forEach(reply::put);
        return reply;
    }
}
