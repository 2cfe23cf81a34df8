package io.dalmada.domain.subscription;

import java.time.Instant;

/** What happens next unasked, and when. */
public record NextStep(Instant at, Kind kind) {
    /** Whether money moves: only that is bound to the charge window. */
    public enum Kind {
        COLLECT,
        TURN
    }

    static NextStep collect(Instant at) {
        return new NextStep(at, Kind.COLLECT);
    }

    static NextStep turn(Instant at) {
        return new NextStep(at, Kind.TURN);
    }

    /** What was due long ago is due now, not in the past, so that it does not count as missed. */
    NextStep notBefore(Instant now) {
        return at.isBefore(now) ? new NextStep(now, kind) : this;
    }

    boolean isDue(Instant now) {
        return !at.isAfter(now);
    }
}
