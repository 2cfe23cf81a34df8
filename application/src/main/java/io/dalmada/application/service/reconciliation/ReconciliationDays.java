package io.dalmada.application.service.reconciliation;

import io.dalmada.application.service.shared.Korea;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;

/** Which days can be looked at. */
final class ReconciliationDays {
    /** No gateway has a list of a day before this; it also keeps absurd dates from the gateway and the database. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private ReconciliationDays() {}

    static void requireBegun(LocalDate day, Clock clock) {
        if (day.isBefore(FIRST) || day.isAfter(Korea.day(clock.instant()))) {
            throw DomainException.field(
                    Refusal.RECONCILIATION_DAY_INVALID, "date", "date must be a day that has begun in Korea");
        }
    }
}
