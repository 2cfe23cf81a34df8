package io.dalmada.application.service.notice;

import io.dalmada.application.port.in.PeriodicWork;
import java.time.Duration;
import java.time.Instant;

/** Forgets settled notices after three months. One that is repeated later still is looked into once more, to no effect. */
final class NoticeExpiry implements PeriodicWork {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 1_000;

    private final NoticePorts ports;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    NoticeExpiry(NoticePorts ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return "gateway-notice-expiry";
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
            forgotten = ports.transactions().inTransaction(() -> ports.box().forget(upTo.minus(KEPT), BATCH));
        } while (forgotten == BATCH);
    }
}
