package io.dalmada.application.port.in;

import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;

/**
 * A subscription after an act.
 *
 * @param payment what the act asked to be charged, else the last payment of the subscription; empty when there is none
 * @param cancellation what a cancellation means; empty for other acts, and for a repeated request
 * @param asked what became of the money that the act asked for, as it is recorded with the request; empty for a mere query,
 *     and for a request that a release before this record has noted
 */
public record SubscriptionResult(
        Subscription subscription,
        Optional<Payment> payment,
        Optional<Cancellation> cancellation,
        Optional<Asked> asked) {

    /** Without an act, or without a record of what it asked for. */
    public SubscriptionResult(
            Subscription subscription, Optional<Payment> payment, Optional<Cancellation> cancellation) {
        this(subscription, payment, cancellation, Optional.empty());
    }

    /** What an act asked to be charged. */
    public enum Money {
        /** Nothing: what was asked for is done. */
        NONE,
        /** The attempt tells. */
        CHARGED,
        /** Something, and no attempt was possible. */
        IMPOSSIBLE
    }

    /** @param attempt of {@link #payment} that answers the act; present for {@link Money#CHARGED} alone */
    public record Asked(Money money, Optional<Attempt> attempt) {}
}
