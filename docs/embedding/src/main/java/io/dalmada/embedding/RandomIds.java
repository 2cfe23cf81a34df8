package io.dalmada.embedding;

import io.dalmada.application.port.out.IdSource;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids that nobody can guess: an order number or a customer reference must not be one more than the last. */
final class RandomIds implements IdSource {
    private final SecureRandom random = new SecureRandom();
    private final UuidV7 uuids;

    RandomIds(Clock clock) {
        this.uuids = new UuidV7(clock, random);
    }

    @Override
    public UUID next() {
        return uuids.next();
    }

    @Override
    public CustomerRef nextCustomerRef() {
        return CustomerRef.random(random);
    }
}
