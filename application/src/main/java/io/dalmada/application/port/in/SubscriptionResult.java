package io.dalmada.application.port.in;

import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;

/**
 * A subscription after an act.
 *
 * @param payment what was charged by the act, or the last payment of the subscription; empty when there is none
 * @param cancellation what a cancellation means; empty for other acts, and for a repeated request
 */
public record SubscriptionResult(
        Subscription subscription, Optional<Payment> payment, Optional<Cancellation> cancellation) {}
