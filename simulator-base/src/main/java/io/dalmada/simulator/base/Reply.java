package io.dalmada.simulator.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP reply; {@code headers} are those beside the content's type and length. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they go out
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    public Reply(int status, String contentType, byte[] body) {
        this(status, contentType, body, Map.of());
    }

    public static Reply json(JsonNode node) {
        return new Reply(200, "application/json", Json.bytes(node));
    }

    public static Reply html(int status, String text) {
        String page = "<html><head><title>" + text + "</title></head><body><h1>" + text + "</h1></body></html>";
        return new Reply(status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
