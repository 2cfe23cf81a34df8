package io.dalmada.application.port.in;

import java.time.Instant;

/** Work that is due from time to time; only triggered from outside, so that one clock can drive all of it. */
public interface PeriodicWork {
    /** A name for logs and metrics. */
    String name();

    /** When it wants to run next, in business time. */
    Instant nextDue();

    /** Does all that is due by then; safe on any number of nodes at once, and after a crash at any point. */
    void runDue(Instant upTo);

    /** Waits for what {@link #runDue} has handed to workers; for a test clock that moves time on. */
    default void settle() {}

    /** The process is going down: a run in progress ends early, at a point from which it can go on. */
    default void stop() {}
}
