package io.dalmada.application.world;

import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Events tell what is so: a payment that an event names exists in the commit that tells it. */
public final class TrueEvents implements TransactionRunner {
    private final InMemoryStore store;

    TrueEvents(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        int before = store.eventsAfter(0).size();
        T result = store.inTransaction(work);
        List<DomainEvent> told = store.eventsAfter(before);
        told.forEach(this::requireTrue);
        return result;
    }

    private void requireTrue(DomainEvent event) {
        named(event).filter(payment -> store.payments().find(payment).isEmpty()).ifPresent(nowhere -> {
            throw new AssertionError(event + " names a payment that does not exist");
        });
    }

    private static Optional<PaymentId> named(DomainEvent event) {
        if (event instanceof SubscriptionEvent.Billed billed) {
            return billed.payment();
        }
        return event instanceof PaymentEvent of ? Optional.of(of.payment()) : Optional.empty();
    }

    @Override
    public boolean isActive() {
        return store.isActive();
    }
}
