package io.dalmada.adapter.persistence.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Oldest first, by the time in their ids, but never an event before an earlier one of its aggregate. */
final class LogOrder {
    private LogOrder() {}

    static List<OutboxRow> of(List<OutboxRow> rows) {
        List<OutboxRow> byVersion = rows.stream()
                .sorted(Comparator.comparingLong(OutboxRow::aggregateVersion))
                .toList();
        Map<String, String> reached = new HashMap<>();
        List<String> notBefore = byVersion.stream()
                .map(row -> reached.merge(aggregate(row), text(row.id()), LogOrder::later))
                .toList();
        // A stable sort: events of one aggregate that come out equal keep the order of their versions.
        return IntStream.range(0, byVersion.size())
                .boxed()
                .sorted(Comparator.comparing(notBefore::get))
                .map(byVersion::get)
                .toList();
    }

    private static String aggregate(OutboxRow row) {
        return row.aggregateType() + "/" + row.aggregateId();
    }

    /** Compared as text, for {@link UUID#compareTo} takes the halves of an id for signed numbers. */
    private static String text(UUID id) {
        return id.toString();
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
