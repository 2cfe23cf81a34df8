package io.dalmada.application.world;

import io.dalmada.application.port.out.IdSource;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.shared.UuidV7;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** Ids of a test: the same ones for the same seed and clock. */
public final class RandomIds implements IdSource {
    private final Random random;
    private final UuidV7 uuids;

    public RandomIds(Clock clock, long seed) {
        this.random = new Random(seed);
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
