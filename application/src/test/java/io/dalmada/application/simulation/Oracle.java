package io.dalmada.application.simulation;

import io.dalmada.domain.plan.BillingInterval;
import java.time.LocalDate;
import java.time.YearMonth;

/** The calendar once more, written from R-17 alone: by walking from one period to the next. */
final class Oracle {
    private Oracle() {}

    /** The day after a period's last. */
    static LocalDate end(LocalDate from, int anchorDay, BillingInterval interval) {
        return switch (interval.unit()) {
            case DAY -> from.plusDays(interval.count());
            case WEEK -> from.plusWeeks(interval.count());
            case MONTH, YEAR -> monthly(from, anchorDay, interval.months());
        };
    }

    private static LocalDate monthly(LocalDate from, int anchorDay, int months) {
        YearMonth month = YearMonth.from(from);
        if (from.equals(day(month, anchorDay))) {
            return day(month.plusMonths(months), anchorDay);
        }
        LocalDate same = day(month, anchorDay);
        return same.isAfter(from) ? same : day(month.plusMonths(1), anchorDay);
    }

    private static LocalDate day(YearMonth month, int anchorDay) {
        return month.lengthOfMonth() < anchorDay ? month.atEndOfMonth() : month.atDay(anchorDay);
    }
}
