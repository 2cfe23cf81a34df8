package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.cookiepay.state.Knobs;
import java.nio.charset.StandardCharsets;

/** Writes replies; on demand as sloppily as PHP services do: padded, escaped, numbers where texts were promised. */
final class Writer {
    private final Knobs knobs;

    Writer(Knobs knobs) {
        this.knobs = knobs;
    }

    Reply write(JsonNode node) {
        String type = knobs.htmlContentType ? "text/html; charset=UTF-8" : "application/json";
        byte[] body = knobs.sloppyJson ? sloppy(node) : Json.bytes(node);
        return new Reply(200, type, body);
    }

    private static void number(JsonNode parent) {
        ((ObjectNode) parent).put("AMOUNT", parent.path("AMOUNT").asLong());
    }

    private static byte[] sloppy(JsonNode node) {
        node.findParents("AMOUNT").forEach(Writer::number);
        StringBuilder text = new StringBuilder("\r\n  ");
        Json.write(node).chars().forEach(c -> {
            if (c == '/') {
                text.append("\\/");
            } else if (c > 126) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append(" \n\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
