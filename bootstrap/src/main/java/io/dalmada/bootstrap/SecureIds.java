package io.dalmada.bootstrap;

import io.dalmada.application.port.out.IdSource;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids and references that cannot be guessed. */
final class SecureIds implements IdSource {
    private final SecureRandom random = new SecureRandom();
    private final UuidV7 uuids;

    SecureIds(Clock clock) {
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
