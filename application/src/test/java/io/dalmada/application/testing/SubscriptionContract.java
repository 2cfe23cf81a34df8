package io.dalmada.application.testing;

import io.dalmada.domain.subscription.Subscription;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Steps that the contracts about subscriptions share. */
abstract class SubscriptionContract extends StorageContract {
    static Stream<Subscription> everySituation() {
        return Stream.of(
                SubscriptionFixture.incomplete(),
                SubscriptionFixture.trialing(),
                SubscriptionFixture.termed(),
                SubscriptionFixture.trying(),
                SubscriptionFixture.active(),
                SubscriptionFixture.pastDue(),
                SubscriptionFixture.suspended(),
                SubscriptionFixture.paused(),
                SubscriptionFixture.changing(),
                SubscriptionFixture.changingNow(),
                SubscriptionFixture.ending(),
                SubscriptionFixture.held(),
                SubscriptionFixture.newCardWhileTrying(),
                SubscriptionFixture.canceled(),
                SubscriptionFixture.ended());
    }

    protected Subscription stored(Subscription subscription) {
        return tx(() -> store.subscriptions().save(subscription));
    }

    protected Subscription find(Subscription subscription) {
        return store.subscriptions().find(subscription.id()).orElseThrow();
    }

    protected Subscription change(Subscription subscription, Consumer<Subscription> change) {
        change.accept(subscription);
        return stored(subscription);
    }

    /** Something that may be done to every subscription that is not over, and that shows. */
    protected static void cancel(Subscription subscription) {
        subscription.cancelNow(NOW, SubscriptionFixture.RULES);
    }
}
