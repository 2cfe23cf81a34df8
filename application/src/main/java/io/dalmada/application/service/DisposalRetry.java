package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Repeats disposals that the gateway has not confirmed. */
final class DisposalRetry implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(DisposalRetry.class.getName());
    private static final int BATCH = 200;

    private final Ports ports;
    private final Settings settings;
    private final BillingKeyDisposal disposal;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    DisposalRetry(Ports ports, Settings settings, BillingKeyDisposal disposal) {
        this.ports = ports;
        this.settings = settings;
        this.disposal = disposal;
    }

    @Override
    public String name() {
        return "disposal-retry";
    }

    @Override
    public Instant nextDue() {
        return ports.billingKeys()
                .earliestDisposal()
                .map(due -> due.isBefore(nextDue) ? nextDue : due)
                .orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.resolveEvery());
        ports.billingKeys().disposalsDue(upTo, BATCH).forEach(this::dispose);
    }

    private void dispose(BillingKeyId id) {
        try {
            ports.billingKeys().find(id).ifPresent(disposal::tryNow);
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "billing key {0} could not be disposed of now: {1}", id, failed.toString());
        }
    }
}
