package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.DueItems;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.time.Instant;

/** Repeats disposals that the gateway has not confirmed. */
final class DisposalRetry implements PeriodicWork {
    private static final int BATCH = 200;

    private final Ports ports;
    private final Settings settings;
    private final BillingKeyDisposal disposal;
    private final DueItems<BillingKeyId> disposals = new DueItems<>("the disposal of billing key", BATCH);
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
        disposals.each(
                upTo,
                most -> ports.billingKeys().disposalsDue(upTo, most),
                id -> ports.billingKeys().find(id).ifPresent(disposal::tryNow));
    }
}
