package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Cancellation;
import java.util.Optional;

/**
 * What the transaction of an act on a subscription left to be done.
 *
 * @param effect what is recorded with its request; empty when an older release noted it without
 */
record Written(
        SubscriptionId id,
        Optional<Payment> toSend,
        Optional<Cancellation> cancellation,
        Optional<RequestEffect> effect) {

    static Written asItStands(SubscriptionId id, Optional<RequestEffect> effect) {
        return new Written(id, Optional.empty(), Optional.empty(), effect);
    }
}
