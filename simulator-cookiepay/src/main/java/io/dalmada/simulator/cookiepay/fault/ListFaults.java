package io.dalmada.simulator.cookiepay.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists in forms that no document knows: nothing is missing from them, and a careless reader sees nothing in them. */
final class ListFaults {
    private ListFaults() {}

    /** Another kind of fault, or an answer without rows, stays as it is. */
    public static JsonNode distorted(Fault.Kind kind, JsonNode answer) {
        Optional<ArrayNode> found = rows(answer);
        if (found.isEmpty() || found.get().isEmpty()) {
            return answer;
        }
        ArrayNode rows = found.get();
        return switch (kind) {
            case LIST_WRAPPED -> ok().set("data", Json.object().set("list", rows));
            case LIST_AS_OBJECT -> keyed(rows);
            case LIST_AS_TEXT -> ok().put("list", Json.write(rows));
            case LIST_AFTER_EMPTY ->
                ok().<ObjectNode>set("errors", Json.array()).set("list", rows);
            case LIST_LARGER_TOTAL ->
                ok().put("TOTAL", String.valueOf(rows.size() + 1)).set("LIST", rows);
            default -> each(kind, rows, answer);
        };
    }

    private static JsonNode each(Fault.Kind kind, ArrayNode rows, JsonNode answer) {
        change(kind).ifPresent(change -> rows.forEach(row -> change.accept((ObjectNode) row)));
        return answer;
    }

    private static Optional<Consumer<ObjectNode>> change(Fault.Kind kind) {
        return switch (kind) {
            case LIST_OTHER_NAME -> Optional.of(row -> row.set("ORDER_NO", row.remove("ORDERNO")));
            case LIST_NULL_NUMBERS -> Optional.of(row -> row.putNull("ORDERNO"));
            case LIST_LOWER_CASE ->
                Optional.of(row -> row.put("ORDERNO", order(row).toLowerCase(Locale.ROOT)));
            case LIST_PREFIXED -> Optional.of(row -> row.put("ORDERNO", "RS01_" + order(row)));
            case LIST_COMMA_AMOUNTS -> Optional.of(row -> row.put("AMOUNT", grouped(row)));
            case LIST_NULL_AMOUNTS -> Optional.of(row -> row.putNull("AMOUNT"));
            case LIST_NULL_TIDS -> Optional.of(row -> row.putNull("TID"));
            default -> Optional.empty();
        };
    }

    private static Optional<ArrayNode> rows(JsonNode answer) {
        JsonNode rows = answer.isArray() ? answer : answer.path("LIST");
        return rows instanceof ArrayNode list ? Optional.of(list) : Optional.empty();
    }

    private static ObjectNode keyed(ArrayNode rows) {
        ObjectNode object = ok();
        for (int i = 0; i < rows.size(); i++) {
            object.set(String.valueOf(i), rows.get(i));
        }
        return object;
    }

    private static ObjectNode ok() {
        return Json.object("RESULTCODE", "0000", "RESULTMSG", "성공");
    }

    private static String order(ObjectNode row) {
        return Json.text(row, "ORDERNO");
    }

    private static String grouped(ObjectNode row) {
        return String.format(Locale.ROOT, "%,d", Long.parseLong(Json.text(row, "AMOUNT")));
    }
}
