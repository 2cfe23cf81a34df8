package io.dalmada.bootstrap.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Time in microseconds, which is what the databases keep: a time reads the same before and after it was stored.
 * {@link Clock#tick} will not do: below a millisecond its {@code millis()} divides by zero.
 */
public final class MicrosecondClock extends Clock {
    private final Clock base;

    public MicrosecondClock(Clock base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MicrosecondClock(base.withZone(zone));
    }
}
