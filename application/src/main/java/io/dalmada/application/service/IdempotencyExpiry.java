package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import java.time.Duration;
import java.time.Instant;

/** Forgets answers once their retention is over (D-13); their requests are known for good (D-14). */
final class IdempotencyExpiry implements PeriodicWork {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final Ports ports;
    private volatile Instant nextDue;

    IdempotencyExpiry(Ports ports) {
        this.ports = ports;
        this.nextDue = ports.clock().instant().plus(EVERY);
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
