package io.dalmada.simulator.base;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's own time: a base clock, moved ahead on demand. */
public final class SimulatorClock {
    public static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final ThreadLocal<Optional<Instant>> past = ThreadLocal.withInitial(Optional::empty);

    public SimulatorClock(Clock base) {
        this.base = base;
    }

    /** The present moment. */
    public Instant now() {
        return past.get().orElseGet(() -> base.instant().plus(ahead()));
    }

    /** Moves the clock on; a negative amount moves it back. */
    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Sets the present moment; the clock runs on from there. */
    public void moveTo(Instant to) {
        ahead.set(Duration.between(base.instant(), to));
    }

    /** Lets something happen at the moment at which it was due, though the clock has jumped over it. */
    public void at(Instant due, Runnable effect) {
        past.set(Optional.of(due));
        try {
            effect.run();
        } finally {
            past.remove();
        }
    }

    public LocalDateTime inKorea() {
        return inKorea(now());
    }

    public static LocalDateTime inKorea(Instant at) {
        return LocalDateTime.ofInstant(at, KOREA);
    }

    private Duration ahead() {
        Duration known = ahead.get();
        return known == null ? Duration.ZERO : known;
    }
}
