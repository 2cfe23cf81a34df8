package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may do with a subscription. Each act is done once for a request key; a repeated request is answered by what
 * became of the first, and tries again only what provably was not charged. All throw {@code DomainException}:
 * SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_STATE when the act does not fit the status, BILL_IN_PROGRESS while a bill is being
 * collected.
 */
public interface ManageSubscription {
    /**
     * What a caller has seen of a subscription.
     *
     * @param version of the subscription
     * @param payment version of its last payment; 0 when there was none
     */
    record Seen(long version, long payment) {
        public static Seen of(SubscriptionResult shown) {
            return new Seen(
                    shown.subscription().snapshot().version(),
                    shown.payment().map(payment -> payment.snapshot().version()).orElse(0L));
        }
    }

    /**
     * The same acts, each of which is done only while the subscription is as one of these saw it, and refused with
     * SUBSCRIPTION_MOVED_ON when it is not. A repeated request is answered as ever: its first one was let through.
     */
    ManageSubscription onlyAs(Set<Seen> seen);

    /** When a change takes effect. */
    enum When {
        NOW,
        PERIOD_END
    }

    /**
     * After its commit nothing is sent; what is on its way is given back should it be charged. One that is canceled already
     * stays as it is, and nothing more is told about it.
     */
    SubscriptionResult cancel(SubscriptionId id, When when, Optional<RequestKey> request);

    /** Takes a cancellation at the period's end back. */
    SubscriptionResult uncancel(SubscriptionId id, Optional<RequestKey> request);

    /** Stops service and bills; unused days become credit. @param resumeOn empty for a pause until the caller resumes it */
    SubscriptionResult pause(SubscriptionId id, Optional<LocalDate> resumeOn, Optional<RequestKey> request);

    /** A new period begins today and is charged at once. */
    SubscriptionResult resume(SubscriptionId id, Optional<RequestKey> request);

    /**
     * Other terms, from the next period on, or now: with credit for unused days, or in the running period, where what they cost
     * more is collected with the next bill. Changing to what it has does nothing but drop
     * a scheduled change.
     */
    SubscriptionResult changePlan(SubscriptionId id, PlanChange wanted, Optional<RequestKey> request);

    /** As {@link #changePlan(SubscriptionId, PlanChange, Optional)} at the agreed price. */
    default SubscriptionResult changePlan(
            SubscriptionId id, PlanCode plan, Optional<Integer> quantity, When when, Optional<RequestKey> request) {
        return changePlan(id, PlanChange.to(plan, quantity, when), request);
    }

    /** The next period has the terms that hold now. Without a scheduled change nothing happens. */
    SubscriptionResult dropChange(SubscriptionId id, Optional<RequestKey> request);

    /**
     * Another card of the same customer. An unpaid bill is tried with it at once. One at another gateway must be able to
     * charge what was agreed, as for a sign-up; a bill that may have been charged already stays where it is.
     */
    SubscriptionResult replaceBillingKey(SubscriptionId id, BillingKeyId key, Optional<RequestKey> request);

    /** Tries the open bill now, without using up a retry. */
    SubscriptionResult payNow(SubscriptionId id, Optional<RequestKey> request);

    /** An operator's decision on a bill that was too old to be collected without one. @param collect false to waive it */
    SubscriptionResult release(SubscriptionId id, boolean collect, Optional<RequestKey> request);
}
