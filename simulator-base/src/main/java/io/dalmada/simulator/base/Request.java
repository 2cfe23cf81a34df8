package io.dalmada.simulator.base;

import java.util.Locale;
import java.util.Map;

/** One HTTP request as received; header names in lower case. */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public String queryValue(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(
                        pair.substring(name.length() + 1), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
