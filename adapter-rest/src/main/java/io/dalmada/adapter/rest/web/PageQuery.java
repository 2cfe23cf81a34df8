package io.dalmada.adapter.rest.web;

import io.dalmada.application.model.Page;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
public record PageQuery(Optional<String> cursor, int limit) {
    public static final int MOST = 100;
    static final String CURSOR_FORM = "[A-Za-z0-9_=.-]{1,200}";
    private static final Pattern CURSOR = Pattern.compile(CURSOR_FORM);

    public static PageQuery of(@Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw MalformedRequest.notBetween("limit", 1, MOST);
        }
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            throw MalformedRequest.field("cursor");
        }
        return new PageQuery(Optional.ofNullable(cursor), limit);
    }

    /** Reads the page; a cursor that its maker does not know (IllegalArgumentException) is the caller's fault. */
    public <T> Page<T> read(BiFunction<Optional<String>, Integer, Page<T>> list) {
        try {
            return list.apply(cursor, limit);
        } catch (IllegalArgumentException notOurs) {
            if (cursor.isEmpty()) {
                throw notOurs;
            }
            throw MalformedRequest.field("cursor");
        }
    }
}
