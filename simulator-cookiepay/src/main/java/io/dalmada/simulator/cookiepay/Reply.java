package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** One HTTP reply. */
record Reply(int status, String contentType, byte[] body) {
    static Reply json(JsonNode node) {
        return new Reply(200, "application/json", Json.bytes(node));
    }

    static Reply html(int status, String text) {
        String page = "<html><head><title>" + text + "</title></head><body><h1>" + text + "</h1></body></html>";
        return new Reply(status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
