package io.dalmada.application.service.webhook;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.TransactionRunner;
import java.time.Instant;

/** Takes what was committed to the outbox into the log; any number of nodes may do it, one does it at a time. */
final class EventRelay implements PeriodicWork {
    private static final int BATCH = 500;

    private final EventLog log;
    private final TransactionRunner transactions;

    EventRelay(EventPorts ports) {
        this.log = ports.log();
        this.transactions = ports.transactions();
    }

    @Override
    public String name() {
        return "event-relay";
    }

    @Override
    public Instant nextDue() {
        return log.waitingSince().orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        int taken;
        do {
            taken = transactions.inTransaction(() -> log.take(BATCH));
        } while (taken >= BATCH);
    }
}
