package io.dalmada.application.simulation;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.util.List;
import java.util.Set;

/** (o) A subscription does not hear of money that goes back. */
final class DeafToRefunds implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.WORTH);
    }

    @Override
    public SubscriptionRepository subscriptions(SubscriptionRepository real, InMemoryStore store) {
        return Twist.of(SubscriptionRepository.class, real, (method, given, call) -> {
            boolean saves = method.equals("saveAll")
                    && given[0] instanceof List<?> all
                    && all.stream().allMatch(this::hearsOnlyOfRefunds);
            return saves ? given[0] : call.get();
        });
    }

    private boolean hearsOnlyOfRefunds(Object saved) {
        return saved instanceof Subscription subscription
                && !subscription.events().isEmpty()
                && subscription.events().stream().allMatch(DeafToRefunds::isRefund);
    }

    private static boolean isRefund(DomainEvent event) {
        return event instanceof SubscriptionEvent.Arranged arranged
                && arranged.what() == SubscriptionEvent.What.REFUND_NOTED;
    }

    @Override
    public DomainEventOutbox outbox(DomainEventOutbox real) {
        return events ->
                real.append(events.stream().filter(event -> !isRefund(event)).toList());
    }
}
