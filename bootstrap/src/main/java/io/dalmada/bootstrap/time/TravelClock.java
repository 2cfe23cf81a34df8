package io.dalmada.bootstrap.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The real time and a lead over it. */
final class TravelClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead;

    TravelClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private TravelClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    void moveTo(Instant to) {
        ahead.set(Duration.between(base.instant(), to));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TravelClock(base.withZone(zone), ahead);
    }
}
