package io.dalmada.application.port.in;

import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a person may do with a subscription. Each act is done once for a request key; a repeated request is answered with the
 * state of things. All throw {@code DomainException}: SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_STATE when the act does not fit
 * the status, BILL_IN_PROGRESS while a bill is being collected.
 */
public interface ManageSubscription {
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

    /** Stops service and bills; unused days become credit. @param resumeOn empty until somebody resumes it */
    SubscriptionResult pause(SubscriptionId id, Optional<LocalDate> resumeOn, Optional<RequestKey> request);

    /** A new period begins today and is charged at once. */
    SubscriptionResult resume(SubscriptionId id, Optional<RequestKey> request);

    /**
     * Other terms, from the next period on, or now with credit for unused days.
     *
     * @param quantity empty for as many as before
     */
    SubscriptionResult changePlan(
            SubscriptionId id, PlanCode plan, Optional<Integer> quantity, When when, Optional<RequestKey> request);

    /** Another card of the same customer. An unpaid bill is tried with it at once. */
    SubscriptionResult replaceBillingKey(SubscriptionId id, BillingKeyId key, Optional<RequestKey> request);

    /** Tries the open bill now, without using up a retry. */
    SubscriptionResult payNow(SubscriptionId id, Optional<RequestKey> request);

    /** A person's word on a bill that was too old to be collected without it. @param collect false to waive it */
    SubscriptionResult release(SubscriptionId id, boolean collect, Optional<RequestKey> request);
}
