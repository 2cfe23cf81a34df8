package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.payment.PaymentBody;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;

/** Shows subscriptions as they are now: which bill comes next depends on the day and on the gateway. */
final class SubscriptionBodies {
    private final SubscriptionQuery query;

    SubscriptionBodies(SubscriptionQuery query) {
        this.query = query;
    }

    /** With the last payment and what a cancellation means. */
    SubscriptionBody of(SubscriptionResult result, Language language) {
        Subscription subscription = result.subscription();
        return SubscriptionBody.from(
                subscription,
                query.nextBill(subscription),
                result.payment().map(payment -> PaymentBody.from(payment, language)),
                result.cancellation().map(answer -> CancellationBody.from(answer, language)),
                language);
    }

    /** As one of a list, or beside its payment. */
    SubscriptionBody of(Subscription subscription, Language language) {
        return SubscriptionBody.from(
                subscription, query.nextBill(subscription), Optional.empty(), Optional.empty(), language);
    }
}
