package io.dalmada.bootstrap.time;

import io.dalmada.application.service.shared.TrustedClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/**
 * How far this node's clock is from the database's, which is one for all nodes. A node whose clock is wrong does nothing that
 * moves money, dates or states (decision 0040): its use cases and its periodic work get the {@link #trusted} one.
 */
public final class ClockWatch {
    private final Clock clock;
    private final TrustedClock trusted;
    private final AtomicReference<Optional<Instant>> wrongSince = new AtomicReference<>(Optional.empty());

    /** @param databaseTime asks the database; throws when it cannot be asked */
    public ClockWatch(Clock clock, Supplier<Instant> databaseTime, MeterRegistry meters) {
        this.clock = clock;
        this.trusted = new TrustedClock(clock, databaseTime, System::nanoTime);
        meters.gauge("dalmada.clock.skew", this, watch -> watch.ahead().toMillis() / 1000.0);
    }

    /** The time as long as it can be trusted; the given clock where none is watched. */
    public static Clock trusted(ObjectProvider<ClockWatch> watch, Clock otherwise) {
        return watch.stream().<Clock>map(it -> it.trusted).findAny().orElse(otherwise);
    }

    /** Since when this node's clock has been too far off; empty when it is right. */
    Optional<Instant> wrongSince() {
        return wrongSince.updateAndGet(
                before -> trusted.wrong().isEmpty() ? Optional.empty() : before.or(() -> Optional.of(clock.instant())));
    }

    /** Why this clock must not be used, as a text for the operator. */
    String reason() {
        return trusted.wrong().orElse("this node's clock was wrong");
    }

    /** Seconds by which this node's clock is ahead; negative when it is behind, zero while it could not be compared. */
    Duration ahead() {
        return trusted.ahead().orElse(Duration.ZERO);
    }
}
