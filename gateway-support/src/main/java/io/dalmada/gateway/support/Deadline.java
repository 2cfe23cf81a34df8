package io.dalmada.gateway.support;

import java.time.Duration;

/** When an operation must be over, by the system's monotonic clock. */
public record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return left() <= 0;
    }

    /** Nanoseconds. */
    long left() {
        return nanos - System.nanoTime();
    }
}
