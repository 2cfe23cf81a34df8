package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.DueItems;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.time.Instant;

/** Ends registrations that the customer did not finish, so that what is known of the customer is forgotten. */
final class RegistrationExpiry implements PeriodicWork {
    private static final int BATCH = 200;

    private final Ports ports;
    private final Settings settings;
    private final DueItems<BillingKeyId> registrations = new DueItems<>("registration", BATCH);
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
        registrations.each(upTo, most -> ports.registrations().overdue(upTo, most), id -> end(id, upTo));
    }

    private void end(BillingKeyId id, Instant now) {
        OptimisticRetry.retrying(() -> ports.transactions()
                .inTransaction(() -> ports.registrations().find(id).map(registration -> {
                    registration.timeOut(now);
                    return ports.registrations().save(registration);
                })));
    }
}
