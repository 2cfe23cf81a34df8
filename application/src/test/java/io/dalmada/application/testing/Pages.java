package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pages of a list that is held in memory, newest first. */
final class Pages {
    private Pages() {}

    /** The same without those that cannot be read. */
    static <T> Page<T> readable(Page<T> page, Predicate<T> isReadable) {
        List<T> items = page.items().stream().filter(isReadable).toList();
        return new Page<>(items, page.nextCursor(), page.items().size() - items.size());
    }

    static <T> Page<T> after(Optional<String> cursor, List<T> all, Function<T, UUID> id, int limit) {
        Optional<UUID> last = cursor.map(Pages::read);
        List<T> rest = all.stream()
                .filter(item ->
                        last.map(after -> id.apply(item).compareTo(after) < 0).orElse(true))
                .toList();
        List<T> shown = rest.stream().limit(limit).toList();
        return new Page<>(
                shown,
                rest.size() > limit ? Optional.of(id.apply(shown.get(limit - 1)).toString()) : Optional.empty());
    }

    private static UUID read(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new IllegalArgumentException("cursor", notOurs);
        }
    }
}
