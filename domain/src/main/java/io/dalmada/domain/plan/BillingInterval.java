package io.dalmada.domain.plan;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** How long a billing period is, for example two weeks. */
public record BillingInterval(Unit unit, int count) {
    private static final int DAYS_IN_A_WEEK = 7;
    private static final int MONTHS_IN_A_YEAR = 12;

    /** The longest periods go up to two years: nothing longer is agreed on as recurring. */
    public enum Unit {
        DAY(731),
        WEEK(104),
        MONTH(24),
        YEAR(2);

        private final int most;

        Unit(int most) {
            this.most = most;
        }
    }

    public BillingInterval {
        if (count < 1 || count > unit.most) {
            throw DomainException.field(
                    Refusal.PLAN_INVALID,
                    "interval.count",
                    "interval.count must be 1 to " + unit.most + " for " + unit);
        }
    }

    public static BillingInterval monthly() {
        return new BillingInterval(Unit.MONTH, 1);
    }

    /** True when periods are counted in months of the calendar, and have a day of the month as their anchor. */
    public boolean byMonth() {
        return unit == Unit.MONTH || unit == Unit.YEAR;
    }

    /** Calendar months of one period; 0 when it is counted in days. */
    public int months() {
        return switch (unit) {
            case MONTH -> count;
            case YEAR -> count * MONTHS_IN_A_YEAR;
            case DAY, WEEK -> 0;
        };
    }

    /** Days of one period; 0 when it is counted in months. */
    public int days() {
        return switch (unit) {
            case DAY -> count;
            case WEEK -> count * DAYS_IN_A_WEEK;
            case MONTH, YEAR -> 0;
        };
    }
}
