package io.dalmada.domain.subscription;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days of service. @param until the first day after it */
public record Span(LocalDate from, LocalDate until) {
    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a period must have days: " + from + " to " + until);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** Days that have not begun by this one, this one included. */
    public long daysFrom(LocalDate day) {
        return Math.max(0, Math.min(days(), ChronoUnit.DAYS.between(day, until)));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
