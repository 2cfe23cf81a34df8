package io.dalmada.simulator.tosspayments.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dalmada.simulator.base.Json;
import java.util.Locale;

/** Lists in forms that no document knows: nothing is missing from them, and a careless reader sees nothing in them. */
public final class ListFaults {
    private ListFaults() {}

    /** Another kind of fault leaves the list as it is. */
    public static JsonNode distorted(Fault.Kind kind, ArrayNode original) {
        ArrayNode rows = original.deepCopy();
        return switch (kind) {
            case LIST_WRAPPED -> Json.object().set("data", Json.object().set("list", rows));
            case LIST_AS_OBJECT -> keyed(rows);
            case LIST_AS_TEXT -> TextNode.valueOf(Json.write(rows));
            default -> each(kind, rows);
        };
    }

    private static JsonNode each(Fault.Kind kind, ArrayNode rows) {
        rows.forEach(row -> change(kind, (ObjectNode) row));
        return rows;
    }

    private static void change(Fault.Kind kind, ObjectNode row) {
        String order = Json.text(row, "orderId");
        switch (kind) {
            case LIST_OTHER_NAME -> row.set("orderNo", row.remove("orderId"));
            case LIST_NULL_NUMBERS -> row.putNull("orderId");
            case LIST_LOWER_CASE -> row.put("orderId", order.toLowerCase(Locale.ROOT));
            case LIST_PREFIXED -> row.put("orderId", "shop7_" + order);
            case LIST_COMMA_AMOUNTS ->
                row.put(
                        "amount",
                        String.format(Locale.ROOT, "%,d", row.path("amount").asLong()));
            case LIST_NULL_AMOUNTS -> row.putNull("amount");
            case LIST_NULL_KEYS -> row.putNull("paymentKey");
            default -> {}
        }
    }

    private static ObjectNode keyed(ArrayNode rows) {
        ObjectNode object = Json.object();
        for (int i = 0; i < rows.size(); i++) {
            object.set(String.valueOf(i), rows.get(i));
        }
        return object;
    }
}
