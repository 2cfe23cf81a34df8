package io.dalmada.adapter.rest;

import io.dalmada.application.port.out.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code nextCursor} is null on the last. */
record PageBody<T>(List<T> items, @Nullable String nextCursor) {
    static <D, T> PageBody<T> from(Page<D> page, Function<D, T> body) {
        return new PageBody<>(
                page.items().stream().map(body).toList(), page.nextCursor().orElse(null));
    }
}
