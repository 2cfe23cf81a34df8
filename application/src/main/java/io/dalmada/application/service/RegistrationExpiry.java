package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Ends registrations that nobody finished, so that what is known of their customers is forgotten. */
final class RegistrationExpiry implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(RegistrationExpiry.class.getName());
    private static final int BATCH = 200;

    private final Ports ports;
    private final Settings settings;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    RegistrationExpiry(Ports ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "registration-expiry";
    }

    @Override
    public Instant nextDue() {
        return ports.registrations()
                .earliestEnd()
                .map(due -> due.isBefore(nextDue) ? nextDue : due)
                .orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.resolveEvery());
        ports.registrations().overdue(upTo, BATCH).forEach(id -> end(id, upTo));
    }

    private void end(BillingKeyId id, Instant now) {
        try {
            Races.retrying(() -> ports.transactions()
                    .inTransaction(() -> ports.registrations().find(id).map(registration -> {
                        registration.timeOut(now);
                        return ports.registrations().save(registration);
                    })));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "registration {0} could not be ended now: {1}", id, failed.toString());
        }
    }
}
