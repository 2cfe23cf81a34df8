package io.dalmada.domain.shared;

import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** Makes time-ordered ids (RFC 9562, version 7): 48 bits of milliseconds, then a counter, then randomness. */
public final class UuidV7 {
    private static final int COUNTER_SPACE = 1 << 12;

    private final Clock clock;
    private final Random random;
    private long lastMillis = Long.MIN_VALUE;
    private int counter;

    /**
     * @param clock business time
     * @param random a {@link java.security.SecureRandom} in production: ids grant access to what they name
     */
    public UuidV7(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id, greater than every earlier one of this generator even when the clock steps back. */
    public synchronized UUID next() {
        long now = Math.max(clock.millis(), lastMillis);
        counter = now == lastMillis ? counter + 1 : 0;
        if (counter == COUNTER_SPACE) {
            now++;
            counter = 0;
        }
        lastMillis = now;
        long high = now << 16 | 0x7000 | counter;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
