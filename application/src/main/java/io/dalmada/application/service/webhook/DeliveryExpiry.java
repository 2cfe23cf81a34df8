package io.dalmada.application.service.webhook;

import io.dalmada.application.port.in.PeriodicWork;
import java.time.Duration;
import java.time.Instant;

/** Deletes deliveries that ended a month ago; the events themselves stay in the log. */
final class DeliveryExpiry implements PeriodicWork {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    private final EventPorts ports;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    DeliveryExpiry(EventPorts ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return "webhook-delivery-expiry";
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(EVERY);
        int forgotten;
        do {
            forgotten = ports.transactions().inTransaction(() -> ports.queue().forget(upTo.minus(KEPT), BATCH));
        } while (forgotten == BATCH);
    }
}
