package io.dalmada.application.port.in;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.SubscriptionId;

/** Tells what happened and why, from what is stored: moves, evidence, decisions and what others were told. */
public interface TimelineQuery {
    /** @throws io.dalmada.domain.shared.DomainException when there is no such payment */
    Timeline ofPayment(PaymentId id);

    /**
     * With what happened to the payments of its newest bills.
     *
     * @throws io.dalmada.domain.shared.DomainException when there is no such subscription
     */
    Timeline ofSubscription(SubscriptionId id);
}
