package io.dalmada.application.service.webhook;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Where reading of the log goes on: after a position. */
final class LogCursor {
    private LogCursor() {}

    static String after(long position) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException "cursor" when we never gave it out */
    static long read(String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor));
        if (bytes.remaining() != Long.BYTES) {
            throw new IllegalArgumentException("cursor");
        }
        long position = bytes.getLong();
        if (position < 0) {
            throw new IllegalArgumentException("cursor");
        }
        return position;
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("cursor", notBase64);
        }
    }
}
