package io.dalmada.application.service.subscription;

import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;

/** Saves subscriptions together with their events, inside the caller's transaction. */
final class SubscriptionStore {
    private final Ports ports;

    SubscriptionStore(Ports ports) {
        this.ports = ports;
    }

    /** All or none; those to which nothing happened are left alone. Returns what it was given. */
    List<Subscription> save(List<Subscription> subscriptions) {
        List<Subscription> changed =
                subscriptions.stream().filter(s -> !s.events().isEmpty()).toList();
        if (changed.isEmpty()) {
            return subscriptions;
        }
        ports.subscriptions().saveAll(changed);
        ports.outbox().append(changed.stream().flatMap(s -> s.events().stream()).toList());
        return subscriptions;
    }
}
