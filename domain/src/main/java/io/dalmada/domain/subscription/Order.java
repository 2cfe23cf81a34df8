package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a customer subscribes to.
 *
 * @param startOn the first day, today or later; empty for today
 * @param anchorDay the day of the month on which periods begin; empty for the day of the first bill
 * @param periods how many periods will be billed, as {@link Subscription} counts them, 1 to 1,200; empty when it is
 *     open-ended
 */
public record Order(
        CustomerId customer,
        BillingKeyId billingKey,
        GatewayId gateway,
        PlanTerms terms,
        int quantity,
        int trialDays,
        Optional<LocalDate> startOn,
        Optional<Integer> anchorDay,
        Optional<Integer> periods) {
    private static final int MOST_PERIODS = 1_200;
    private static final int FARTHEST_YEARS = 1;

    public Order {
        if (trialDays < 0) {
            throw invalid("trialDays", "trialDays must not be negative");
        }
        if (periods.filter(n -> n < 1 || n > MOST_PERIODS).isPresent()) {
            throw invalid("periods", "periods must be 1 to 1200");
        }
        if (anchorDay.isPresent() && !terms.interval().byMonth()) {
            throw invalid("anchorDay", "anchorDay has no meaning for a plan that is counted in days or weeks");
        }
    }

    /**
     * The first day of the first period that is billed. A trial has its days in full: the day on which it is taken does not
     * count, as Korea's Civil Act (article 157) reckons a period of days, unless the trial begins with that day.
     *
     * @param dayBegins true when today begins just now
     */
    LocalDate firstBill(LocalDate today, boolean dayBegins) {
        LocalDate start = startOn.orElse(today);
        if (start.isBefore(today) || start.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw invalid("startAt", "startAt must lie between today and a year from now");
        }
        boolean begunAlready = trialDays > 0 && start.equals(today) && !dayBegins;
        return start.plusDays(begunAlready ? trialDays + 1L : trialDays);
    }

    BillingCalendar calendar(LocalDate first) {
        return new BillingCalendar(first, anchorDay.orElse(first.getDayOfMonth()), terms.interval());
    }

    private static DomainException invalid(String field, String rule) {
        return DomainException.field(Refusal.SUBSCRIPTION_INVALID, field, rule);
    }
}
