package io.dalmada.adapter.persistence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list of plans goes on: after the last code of the page before. */
final class PlanCursor {
    private PlanCursor() {}

    static String after(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException "cursor" when we never gave it out */
    static String read(String cursor) {
        String code = decoded(cursor);
        if (!code.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("cursor");
        }
        return code;
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("cursor", notBase64);
        }
    }
}
