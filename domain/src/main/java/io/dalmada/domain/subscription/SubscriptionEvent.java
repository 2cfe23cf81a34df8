package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What can happen to a subscription: one event for each change. */
public sealed interface SubscriptionEvent extends DomainEvent {
    SubscriptionId subscription();

    @Override
    default String aggregateId() {
        return subscription().toString();
    }

    <T> T fold(Function<Moved, T> moved, Function<Billed, T> billed, Function<Arranged, T> arranged);

    /** @param from empty at its creation; @param cause the rule or request behind it */
    record Moved(
            SubscriptionId subscription,
            long version,
            Optional<SubscriptionStatus> from,
            SubscriptionStatus to,
            String cause,
            Instant at)
            implements SubscriptionEvent {
        @Override
        public String type() {
            return "subscription." + to.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(Function<Moved, T> moved, Function<Billed, T> billed, Function<Arranged, T> arranged) {
            return moved.apply(this);
        }
    }

    /**
     * Something happened to a bill.
     *
     * @param payment empty while it has none
     * @param decision what follows, when it could not be collected
     */
    record Billed(
            SubscriptionId subscription,
            long version,
            BillStep step,
            int number,
            Span span,
            Money amount,
            Optional<PaymentId> payment,
            Optional<Decision> decision,
            String cause,
            Instant at)
            implements SubscriptionEvent {
        @Override
        public String type() {
            return "subscription.bill." + step.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(Function<Moved, T> moved, Function<Billed, T> billed, Function<Arranged, T> arranged) {
            return billed.apply(this);
        }
    }

    /** The agreement was changed. */
    record Arranged(SubscriptionId subscription, long version, What what, String detail, Instant at)
            implements SubscriptionEvent {
        @Override
        public String type() {
            return "subscription." + what.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(Function<Moved, T> moved, Function<Billed, T> billed, Function<Arranged, T> arranged) {
            return arranged.apply(this);
        }
    }

    /** What can happen to a bill. */
    enum BillStep {
        ATTEMPTED,
        PAID,
        DECLINED,
        DELAYED,
        DROPPED,
        /** Its period has begun; the gateway charges no amount so small, or it is late: collected with the next bill. */
        CARRIED,
        /** There is no next bill to collect it with. */
        WAIVED
    }

    /** What can be arranged. */
    enum What {
        CANCEL_AT_PERIOD_END,
        UNCANCELED,
        CHANGE_SCHEDULED,
        CHANGE_DROPPED,
        PLAN_CHANGED,
        BILLING_KEY_REPLACED,
        HELD,
        RELEASED,
        /** Money was asked back: what it paid for pays for nothing else until that has an end. */
        REFUND_PENDING,
        /** Money went back: what it paid for is worth less. */
        REFUND_NOTED,
        /** What was asked back did not go: all is as it was. */
        REFUND_DROPPED,
        /** Days were passed over that an operator may have collected. */
        UNBILLED,
        /** A dearer change holds at once; its difference for the days that are left is for the next bill. */
        DIFFERENCE_OWED
    }
}
