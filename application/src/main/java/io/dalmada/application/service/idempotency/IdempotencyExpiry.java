package io.dalmada.application.service.idempotency;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.Ports;
import java.time.Duration;
import java.time.Instant;

/** Forgets answers once their retention is over; their requests are known for good. */
final class IdempotencyExpiry implements PeriodicWork {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final Ports ports;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    IdempotencyExpiry(Ports ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return "idempotency-expiry";
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(EVERY);
        int dropped;
        do {
            dropped =
                    ports.transactions().inTransaction(() -> ports.idempotency().dropExpired(upTo, BATCH));
        } while (dropped == BATCH);
    }
}
