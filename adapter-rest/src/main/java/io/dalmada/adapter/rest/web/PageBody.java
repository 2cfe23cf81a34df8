package io.dalmada.adapter.rest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dalmada.application.model.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; {@code nextCursor} is null on the last.
 *
 * @param leftOut how many rows of this page cannot be read; shown only when there are some
 */
public record PageBody<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer leftOut) {
    public PageBody(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null);
    }

    public static <D, T> PageBody<T> from(Page<D> page, Function<D, T> body) {
        return new PageBody<>(
                page.items().stream().map(body).toList(),
                page.nextCursor().orElse(null),
                page.leftOut() == 0 ? null : page.leftOut());
    }
}
