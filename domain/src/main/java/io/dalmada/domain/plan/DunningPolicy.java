package io.dalmada.domain.plan;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a bill that was declined is collected after all, and what follows if it is not. All days count from the day it was
 * first declined (D), as a rule the day it fell due.
 *
 * @param retryDays on which days to try again, ascending, each 1 to 60; at most 9
 * @param graceDays for how long service goes on unpaid; retries after it are made while it is suspended
 * @param endAfterDays when a suspended subscription ends; not before the grace is over
 */
public record DunningPolicy(List<Integer> retryDays, int graceDays, FinalStep finalStep, int endAfterDays) {
    private static final int MOST_RETRIES = 9;
    private static final int LONGEST = 60;
    private static final int LATEST_END = 365;

    /** D+1, D+3, D+7; suspended on D+7, ended on D+30. */
    public static final DunningPolicy STANDARD = new DunningPolicy(List.of(1, 3, 7), 7, FinalStep.SUSPEND_THEN_END, 30);

    public DunningPolicy {
        retryDays = List.copyOf(retryDays);
        if (retryDays.size() > MOST_RETRIES || !ascending(retryDays)) {
            throw invalid("dunning.retryDays", "must be at most 9 ascending days from 1 to 60");
        }
        if (graceDays < 0 || graceDays > LONGEST) {
            throw invalid("dunning.graceDays", "must be 0 to 60");
        }
        if (endAfterDays < graceDays || endAfterDays > LATEST_END) {
            throw invalid("dunning.endAfterDays", "must be at least the grace days and at most 365");
        }
    }

    private static boolean ascending(List<Integer> days) {
        int before = 0;
        for (int day : days) {
            if (day <= before || day > LONGEST) {
                return false;
            }
            before = day;
        }
        return true;
    }

    private static DomainException invalid(String field, String rule) {
        return DomainException.field(Refusal.PLAN_INVALID, field, field + " " + rule);
    }

    /**
     * The next day on which a bill that was declined may be tried again.
     *
     * @param due D
     * @param after the last day on which it is not tried again
     * @return empty when the policy or the reason allows no further try
     */
    public Optional<LocalDate> nextRetry(LocalDate due, LocalDate after, Decline decline) {
        return retryDays.stream()
                .filter(day -> RetryRule.of(decline).allows(day))
                .map(due::plusDays)
                .filter(day -> day.isAfter(after))
                .findFirst();
    }

    /** The day on which an unpaid subscription is suspended. */
    public LocalDate graceEnds(LocalDate due) {
        return due.plusDays(graceDays);
    }

    /** The last day that the policy plans for a bill that stays past due. */
    public LocalDate lastDay(LocalDate due) {
        int lastRetry = retryDays.isEmpty() ? 0 : retryDays.get(retryDays.size() - 1);
        return due.plusDays(Math.max(graceDays, lastRetry));
    }

    /** The day on which a suspended subscription ends. */
    public LocalDate ends(LocalDate due) {
        return due.plusDays(endAfterDays);
    }
}
