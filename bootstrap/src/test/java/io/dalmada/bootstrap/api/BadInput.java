package io.dalmada.bootstrap.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One bad request and what it must be answered with.
 *
 * @param name begins with its number in the list of forty
 * @param field what its problem must name; empty where that is not looked at
 * @param secrets what must show up neither in the answer nor in the log
 */
record BadInput(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        int status,
        String type,
        String field,
        List<String> secrets) {
    static final String KEY = "Idempotency-Key";

    static BadInput post(String name, String path, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer dmk_local");
        headers.put("Content-Type", "application/json");
        headers.put(KEY, "bad-input-" + Integer.toHexString(name.hashCode()) + "-0123456789");
        return new BadInput(name, "POST", path, headers, body.getBytes(StandardCharsets.UTF_8), 0, "", "", List.of());
    }

    static BadInput get(String name, String path) {
        return post(name, path, "").method("GET");
    }

    BadInput method(String other) {
        return new BadInput(name, other, path, headers, body, status, type, field, secrets);
    }

    BadInput bytes(byte[] other) {
        return new BadInput(name, method, path, headers, other, status, type, field, secrets);
    }

    BadInput with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new BadInput(name, method, path, changed, body, status, type, field, secrets);
    }

    BadInput without(String header) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new BadInput(name, method, path, changed, body, status, type, field, secrets);
    }

    BadInput secret(String text) {
        List<String> more = new ArrayList<>(secrets);
        more.add(text);
        return new BadInput(name, method, path, headers, body, status, type, field, more);
    }

    /** @param code the last part of the problem's type */
    BadInput gives(int expected, String code) {
        return new BadInput(name, method, path, headers, body, expected, code, field, secrets);
    }

    BadInput names(String wrong) {
        return new BadInput(name, method, path, headers, body, status, type, wrong, secrets);
    }

    @Override
    public String toString() {
        return name;
    }
}
