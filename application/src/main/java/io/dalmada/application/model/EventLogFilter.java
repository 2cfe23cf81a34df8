package io.dalmada.application.model;

import java.util.Optional;
import java.util.Set;

/** @param types empty for all; @param aggregateId empty for all */
public record EventLogFilter(Set<String> types, Optional<String> aggregateId) {
    public EventLogFilter {
        types = Set.copyOf(types);
    }

    public static EventLogFilter all() {
        return new EventLogFilter(Set.of(), Optional.empty());
    }

    public static EventLogFilter ofAggregate(String id) {
        return new EventLogFilter(Set.of(), Optional.of(id));
    }
}
