package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.application.model.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a list by names goes on: after the last name of the page before. */
public final class NameCursor {
    private NameCursor() {}

    public static String after(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** A page from up to {@code limit + 1} rows; those that cannot be read are left out. */
    public static <T> Page<T> page(List<Maybe<T>> found, int limit) {
        List<Maybe<T>> shown = found.subList(0, Math.min(limit, found.size()));
        List<T> items = Maybe.readable(shown);
        return new Page<>(
                items,
                found.size() > limit ? Optional.of(after(shown.get(limit - 1).id())) : Optional.empty(),
                shown.size() - items.size());
    }

    /** @throws IllegalArgumentException "cursor" when it is none of ours */
    public static String read(String cursor) {
        String name = decoded(cursor);
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("cursor");
        }
        return name;
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("cursor", notBase64);
        }
    }
}
