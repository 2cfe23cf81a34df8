package io.dalmada.application.testing;

import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Entries in a list. Its cursor is the position of the last entry shown. */
public final class InMemoryAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void append(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit) {
        int end = cursor.map(InMemoryAuditLog::position).orElse(entries.size());
        List<Integer> found = IntStream.iterate(end - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> passes(filter, entries.get(i)))
                .limit(limit + 1L)
                .boxed()
                .toList();
        List<Integer> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(Integer.toString(shown.get(limit - 1))) : Optional.empty();
        return new Page<>(shown.stream().map(entries::get).toList(), next);
    }

    private static boolean passes(AuditLogFilter filter, AuditEntry entry) {
        return filter.apiKey()
                        .map(key -> entry.apiKey().filter(key::equals).isPresent())
                        .orElse(true)
                && filter.object()
                        .map(it -> entry.object().filter(it::equals).isPresent())
                        .orElse(true)
                && filter.from().map(from -> !entry.at().isBefore(from)).orElse(true)
                && filter.until().map(until -> entry.at().isBefore(until)).orElse(true);
    }

    private static int position(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new IllegalArgumentException("cursor", notOurs);
        }
    }
}
