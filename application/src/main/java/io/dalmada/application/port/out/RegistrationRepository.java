package io.dalmada.application.port.out;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registrations in gateways' windows. The {@link Registration.Window} of one is encrypted as a unit. */
public interface RegistrationRepository {
    Optional<Registration> find(BillingKeyId id);

    /**
     * Stores a new one or the change of one, inside a transaction.
     *
     * @return the registration as stored, to go on with
     * @throws ConcurrentChange now or at commit, when it was changed meanwhile or its number is taken
     */
    Registration save(Registration registration);

    /** Those that time has ended by now, longest first. */
    List<BillingKeyId> overdue(Instant now, int limit);

    /** When time ends the next one; empty when all are over. */
    Optional<Instant> earliestEnd();
}
