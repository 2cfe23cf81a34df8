package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.application.model.Page;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a list goes on: after the last id of the page before, for ids are time-ordered. */
public final class Cursor {
    private static final int ID_BYTES = 16;

    private Cursor() {}

    public static String after(UUID last) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException "cursor" when it is none of ours */
    public static UUID read(String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor));
        if (bytes.remaining() != ID_BYTES) {
            throw new IllegalArgumentException("cursor");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A page from up to {@code limit + 1} ids. */
    public static <T> Page<T> page(List<UUID> ids, int limit, Function<List<UUID>, List<T>> load) {
        List<UUID> shown = ids.subList(0, Math.min(limit, ids.size()));
        Optional<String> next = ids.size() > limit ? Optional.of(after(shown.get(limit - 1))) : Optional.empty();
        List<T> items = load.apply(shown);
        return new Page<>(items, next, shown.size() - items.size());
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("cursor", notBase64);
        }
    }
}
