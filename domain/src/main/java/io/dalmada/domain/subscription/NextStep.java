package io.dalmada.domain.subscription;

import java.time.Instant;

/** What is to happen next without anybody asking, and when. */
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

    boolean isDue(Instant now) {
        return !at.isAfter(now);
    }
}
