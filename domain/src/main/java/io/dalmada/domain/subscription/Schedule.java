package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.Decline;
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

    private final BillingRules rules;
    private final ChargeWindow window;

    Schedule(BillingRules rules) {
        this.rules = rules;
        this.window = rules.window();
    }

    /** The bill of a period: on its day, but never two bills of one subscription on a day. */
    NextStep bill(LocalDate due, LocalDate earliest) {
        return collectOn(due.isBefore(earliest) ? earliest : due);
    }

    /** True when it is not collected any more without an operator's decision. */
    boolean isTooOld(LocalDate due, Instant now) {
        return due.plusDays(rules.catchUpDays()).isBefore(window.day(now));
    }

    /**
     * A sign-up of today counts from now, one for a later day from that day's charging hour. Time in which nothing could be
     * tried does not count, for there was no decline.
     */
    boolean isSignUpOver(Instant createdAt, Bill first, Instant now) {
        Instant asked = window.day(createdAt).equals(first.due()) ? createdAt : window.charging(first.due());
        return !now.isBefore(asked.plus(rules.giveUpAfter()).plus(first.heldBack()));
    }

    /**
     * The policy's next day that the reason allows, unless the subscription's status changes before; empty when an operator
     * has to act.
     */
    Optional<NextStep> afterDecline(
            Bill bill, SubscriptionStatus status, Decline decline, boolean byHand, Instant now) {
        Optional<LocalDate> retry =
                policy(bill).nextRetry(bill.due(), lastDayWithoutRetry(decline, byHand, now), decline);
        return retry.filter(day -> isBeforeTurn(day, bill, status))
                .map(this::collectOn)
                .or(() -> turn(bill, status));
    }

    /** A try by hand uses up no retry: the one of today is still to come until the charging hour. */
    private LocalDate lastDayWithoutRetry(Decline decline, boolean byHand, Instant now) {
        LocalDate today = window.day(now);
        LocalDate past = byHand && window.charging(today).isAfter(now) ? today.minusDays(1) : today;
        return decline.notBefore()
                .map(now::plus)
                .map(this::lastDayChargedBefore)
                .filter(past::isBefore)
                .orElse(past);
    }

    private LocalDate lastDayChargedBefore(Instant time) {
        LocalDate day = window.day(time);
        return window.charging(day).isBefore(time) ? day : day.minusDays(1);
    }

    /** Retries that the policy has after the grace go on; so does what trouble has kept from an answer. */
    Optional<NextStep> afterSuspension(Bill bill, Instant now) {
        LocalDate today = window.day(now);
        Optional<LocalDate> retry = bill.troubles() > 0
                ? Optional.of(today.plusDays(1))
                : bill.lastDecline().flatMap(last -> policy(bill).nextRetry(bill.due(), today, Decline.of(last)));
        return retry.filter(day -> isBeforeTurn(day, bill, SubscriptionStatus.SUSPENDED))
                .map(this::collectOn)
                .or(() -> turn(bill, SubscriptionStatus.SUSPENDED));
    }

    /**
     * After a technical failure that is no decline: in an hour, in three, then on the next day; within the window only. It
     * neither hastens nor puts off the status change of a subscription in dunning.
     */
    Optional<NextStep> afterTrouble(Bill bill, SubscriptionStatus status, Delay delay, Instant now) {
        NextStep retry = again(bill, delay, now);
        LocalDate day = window.day(retry.at());
        boolean dunned = status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.SUSPENDED;
        boolean planned = !dunned || isBeforeTurn(day, bill, status) && !isGivenUp(day, bill);
        return planned ? Optional.of(retry) : turn(bill, status);
    }

    private NextStep again(Bill bill, Delay delay, Instant now) {
        return switch (delay) {
            case HOURS -> inHours(bill, now);
            case CHARGING_HOUR -> {
                NextStep today = collectOn(window.day(now));
                yield today.isDue(now) ? nextDay(now) : today;
            }
            case DAY -> nextDay(now);
        };
    }

    private NextStep inHours(Bill bill, Instant now) {
        return switch (bill.troubles()) {
            case 1 -> NextStep.collect(window.nextOpen(now.plus(FIRST_TROUBLE)));
            case 2 -> NextStep.collect(window.nextOpen(now.plus(SECOND_TROUBLE)));
            default -> nextDay(now);
        };
    }

    NextStep nextDay(Instant now) {
        return collectOn(window.day(now).plusDays(1));
    }

    private NextStep collectOn(LocalDate day) {
        return NextStep.collect(window.charging(day));
    }

    /** A retry on the day of the turn comes before it. */
    private static boolean isBeforeTurn(LocalDate retry, Bill bill, SubscriptionStatus status) {
        return turnDay(bill, status).filter(retry::isAfter).isEmpty();
    }

    private static boolean isGivenUp(LocalDate retry, Bill bill) {
        DunningPolicy policy = policy(bill);
        return policy.finalStep() == FinalStep.KEEP_PAST_DUE && retry.isAfter(policy.lastDay(bill.due()));
    }

    private Optional<NextStep> turn(Bill bill, SubscriptionStatus status) {
        return turnDay(bill, status).map(day -> NextStep.turn(window.charging(day)));
    }

    /**
     * The day of the status change when no retry succeeded: suspended when the grace is over, ended later; never when an
     * operator has to act.
     */
    private static Optional<LocalDate> turnDay(Bill bill, SubscriptionStatus status) {
        DunningPolicy policy = policy(bill);
        if (policy.finalStep() == FinalStep.KEEP_PAST_DUE) {
            return Optional.empty();
        }
        return Optional.of(
                status == SubscriptionStatus.SUSPENDED ? policy.ends(bill.due()) : policy.graceEnds(bill.due()));
    }

    private static DunningPolicy policy(Bill bill) {
        return bill.forPeriod().terms().dunning();
    }
}
