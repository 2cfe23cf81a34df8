package io.dalmada.application.testing;

import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Fresh names for fixtures, increasing within one JVM. */
final class TestIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), RANDOM);

    private TestIds() {}

    static UUID next() {
        return IDS.next();
    }

    static CustomerId customer() {
        return new CustomerId("customer-" + next());
    }

    static CustomerRef customerRef() {
        return CustomerRef.random(RANDOM);
    }
}
