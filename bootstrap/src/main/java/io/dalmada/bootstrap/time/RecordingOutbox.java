package io.dalmada.bootstrap.time;

import io.dalmada.application.port.in.MoveClock.Line;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records the events that are committed while the clock is being moved; those that are rolled back are not in it. */
final class RecordingOutbox implements DomainEventOutbox {
    private static final int MOST_LINES = 10_000;

    private final DomainEventOutbox outbox;
    private final List<Line> lines = new ArrayList<>();
    private boolean open;
    private int happened;

    RecordingOutbox(DomainEventOutbox outbox) {
        this.outbox = outbox;
    }

    synchronized void open() {
        open = true;
        happened = 0;
        lines.clear();
    }

    synchronized void close() {
        open = false;
    }

    @Override
    public void append(List<? extends DomainEvent> events) {
        outbox.append(events);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                note(events);
            }
        });
    }

    /** Readers need the history of the subscriptions, not each step of each request. */
    private synchronized void note(List<? extends DomainEvent> events) {
        if (!open) {
            return;
        }
        for (DomainEvent event : events) {
            happened++;
            if (event instanceof SubscriptionEvent && lines.size() < MOST_LINES) {
                lines.add(new Line(event.at(), event.type(), event.aggregateId()));
            }
        }
    }

    synchronized int happened() {
        return happened;
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
