package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When periods begin: a pure function of the anchor, the interval and the period's index, never of the period before or of
 * the time of the computation. A month without the anchor's day gives its last day, and the next month has the anchor
 * again: 31 Jan, 28 Feb, 31 Mar.
 *
 * <p>Periods tile: each ends where the next begins (I-13). When the first day is not an anchor day, period 0 is a short one
 * that ends at the first anchor day.
 *
 * @param first the first day of period 0
 * @param anchorDay the day of the month on which periods begin, 1 to 31; without meaning when periods are counted in days
 */
public record BillingCalendar(LocalDate first, int anchorDay, BillingInterval interval) {
    private static final int LAST_ANCHOR = 31;

    public BillingCalendar {
        if (anchorDay < 1 || anchorDay > LAST_ANCHOR) {
            throw DomainException.field(Refusal.SUBSCRIPTION_INVALID, "anchorDay", "anchorDay must be 1 to 31");
        }
    }

    /** Periods begin on the first day's own day of the month. */
    public static BillingCalendar from(LocalDate first, BillingInterval interval) {
        return new BillingCalendar(first, first.getDayOfMonth(), interval);
    }

    /** @param index 0 or more */
    public Span period(int index) {
        return new Span(start(index), start(index + 1));
    }

    /** The first day of a period. @param index 0 or more */
    public LocalDate start(int index) {
        if (index == 0) {
            return first;
        }
        return regular(hasStub() ? index - 1 : index);
    }

    /** True when period 0 is shorter than the others. */
    public boolean hasStub() {
        return interval.byMonth() && !anchorIn(YearMonth.from(first)).equals(first);
    }

    /** The whole period that would end where the stub ends: what the stub is a part of. */
    Span wholeOfStub() {
        return new Span(regular(-1), regular(0));
    }

    /** The start of the regular period with this number, counted from the first anchor day on or after the first day. */
    private LocalDate regular(int number) {
        if (!interval.byMonth()) {
            return first.plusDays((long) interval.days() * number);
        }
        YearMonth month = YearMonth.from(first);
        if (anchorIn(month).isBefore(first)) {
            month = month.plusMonths(1);
        }
        return anchorIn(month.plusMonths((long) interval.months() * number));
    }

    private LocalDate anchorIn(YearMonth month) {
        return month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
    }
}
