package io.dalmada.application.simulation;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.domain.shared.DomainEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** (j) */
final class LateOutbox implements Saboteur {
    private final Deque<List<DomainEvent>> kept = new ArrayDeque<>();

    @Override
    public DomainEventOutbox outbox(DomainEventOutbox real) {
        return events -> kept.element().addAll(events);
    }

    @Override
    public TransactionRunner transactions(TransactionRunner real, DomainEventOutbox outbox) {
        return new TransactionRunner() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                kept.push(new ArrayList<>());
                try {
                    T result = real.inTransaction(work);
                    List<DomainEvent> told = kept.element();
                    real.inTransaction(() -> outbox.append(told));
                    return result;
                } finally {
                    kept.pop();
                }
            }

            @Override
            public boolean isActive() {
                return real.isActive();
            }
        };
    }
}
