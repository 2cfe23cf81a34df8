package io.dalmada.application.simulation;

import java.time.Clock;
import java.time.Instant;

/** What a vendor, or the way to it, suffers from for a while. */
final class Condition {
    private final Clock clock;
    private Instant downUntil = Instant.MIN;
    private Instant refusesUntil = Instant.MIN;

    Condition(Clock clock) {
        this.clock = clock;
    }

    void downUntil(Instant end) {
        downUntil = end;
    }

    /** Nothing that is sent arrives. */
    boolean isDown() {
        return clock.instant().isBefore(downUntil);
    }

    void refusesUntil(Instant end) {
        refusesUntil = end;
    }

    /** It refuses refunds, for a reason that passes. */
    boolean refusesRefunds() {
        return clock.instant().isBefore(refusesUntil);
    }

    void heal() {
        downUntil = Instant.MIN;
        refusesUntil = Instant.MIN;
    }
}
