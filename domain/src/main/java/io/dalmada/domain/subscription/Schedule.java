package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.DeclineReason.Severity;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When a bill that could not be collected is tried again, and when its subscription turns. Pure functions. */
final class Schedule {
    private static final Duration FIRST_TROUBLE = Duration.ofHours(1);
    private static final Duration SECOND_TROUBLE = Duration.ofHours(3);

    private final ChargeWindow window;

    Schedule(BillingRules rules) {
        this.window = rules.window();
    }

    /** The bill of a period: on its day, but never two bills of one subscription on a day. */
    NextStep bill(LocalDate due, LocalDate earliest) {
        return NextStep.collect(window.charging(due.isBefore(earliest) ? earliest : due));
    }

    /** After a counted decline: the policy's next day that the reason allows, else what the policy ends with. */
    Optional<NextStep> afterDecline(Bill bill, SubscriptionStatus status, Decline decline, Instant now) {
        Optional<NextStep> retry = status == SubscriptionStatus.SUSPENDED
                ? Optional.empty()
                : policy(bill)
                        .nextRetry(bill.due(), window.day(now), decline)
                        .map(day -> NextStep.collect(window.charging(day)));
        return retry.or(() -> finalStep(bill, status));
    }

    /** What follows when nothing helps any more; empty when a person has to act. */
    Optional<NextStep> finalStep(Bill bill, SubscriptionStatus status) {
        DunningPolicy policy = policy(bill);
        if (policy.finalStep() == FinalStep.KEEP_PAST_DUE) {
            return Optional.empty();
        }
        LocalDate day = status == SubscriptionStatus.SUSPENDED ? policy.ends(bill.due()) : policy.graceEnds(bill.due());
        return Optional.of(NextStep.turn(window.charging(day)));
    }

    boolean graceIsOver(Bill bill, Instant now) {
        return !window.day(now).isBefore(policy(bill).graceEnds(bill.due()));
    }

    boolean isToEnd(Bill bill, Instant now) {
        return !window.day(now).isBefore(policy(bill).ends(bill.due()));
    }

    /** After trouble that is nobody's refusal: in an hour, in three, then on the next day; within the window only. */
    NextStep afterTrouble(Bill bill, Optional<DeclineReason> reason, Instant now) {
        boolean passing = reason.map(r -> r.severity() == Severity.TECHNICAL && r != DeclineReason.NIGHT_RESTRICTED)
                .orElse(true);
        if (passing && bill.troubles() == 1) {
            return NextStep.collect(window.nextOpen(now.plus(FIRST_TROUBLE)));
        }
        if (passing && bill.troubles() == 2) {
            return NextStep.collect(window.nextOpen(now.plus(SECOND_TROUBLE)));
        }
        return nextDay(now);
    }

    NextStep nextDay(Instant now) {
        return NextStep.collect(window.charging(window.day(now).plusDays(1)));
    }

    private static DunningPolicy policy(Bill bill) {
        return bill.forPeriod().terms().dunning();
    }
}
