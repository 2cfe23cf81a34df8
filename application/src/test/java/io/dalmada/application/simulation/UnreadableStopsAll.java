package io.dalmada.application.simulation;

import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.testing.InMemoryStore;
import java.util.Set;

/** (ae) A row that cannot be read stops whoever comes upon it. */
final class UnreadableStopsAll implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.ROWS);
    }

    @Override
    public SubscriptionRepository subscriptions(SubscriptionRepository real, InMemoryStore store) {
        return Twist.of(SubscriptionRepository.class, real, (method, given, call) -> {
            if (method.equals("lockDue") && store.isAnythingSpoiled()) {
                throw new UnreadableRow("subscription", "spoiled", new IllegalArgumentException("planted"));
            }
            return call.get();
        });
    }
}
