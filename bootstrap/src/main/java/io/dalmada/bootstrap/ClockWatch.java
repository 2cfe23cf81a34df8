package io.dalmada.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How far this node's clock is from the database's, which is one for all nodes. A node whose clock is wrong would collect on
 * the wrong day (ruling 10).
 */
final class ClockWatch {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Clock clock;
    private final Supplier<Instant> databaseTime;
    private Duration ahead = Duration.ZERO;
    private Optional<Instant> wrongSince = Optional.empty();
    private long lookedAt = System.nanoTime() - LOOK_EVERY.toNanos();

    /** @param databaseTime asks the database; throws when it cannot be asked */
    ClockWatch(Clock clock, Supplier<Instant> databaseTime, MeterRegistry meters) {
        this.clock = clock;
        this.databaseTime = databaseTime;
        meters.gauge("dalmada.clock.skew", this, watch -> watch.ahead().toMillis() / 1000.0);
    }

    /** Since when this node's clock has been too far off; empty when it is right. */
    synchronized Optional<Instant> wrongSince() {
        if (System.nanoTime() - lookedAt >= LOOK_EVERY.toNanos()) {
            look();
        }
        return wrongSince;
    }

    /** Seconds by which this node's clock is ahead; negative when it is behind. */
    synchronized Duration ahead() {
        return ahead;
    }

    /** The answer's way back is not subtracted: it is nothing against two minutes. */
    private void look() {
        ahead = Duration.between(databaseTime.get(), clock.instant());
        lookedAt = System.nanoTime();
        boolean wrong = ahead.abs().compareTo(MOST) > 0;
        wrongSince = wrong ? wrongSince.or(() -> Optional.of(clock.instant())) : Optional.empty();
    }
}
