package io.dalmada.application.port.in;

import io.dalmada.application.model.DayFigures;
import java.time.LocalDate;
import java.util.List;

/** Daily figures for operators. */
public interface Statistics {
    /**
     * For each day of the billing zone, oldest first.
     *
     * @param until inclusive; at most 366 days after {@code from}
     * @throws io.dalmada.domain.shared.DomainException SUBSCRIPTION_INVALID for a range that makes no sense
     */
    List<Day> of(LocalDate from, LocalDate until);

    record Day(LocalDate day, DayFigures figures) {}
}
