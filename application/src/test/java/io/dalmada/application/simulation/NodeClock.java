package io.dalmada.application.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A node's own clock: the world's, ahead or behind. */
final class NodeClock extends Clock {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Clock world;
    private final Duration ahead;

    NodeClock(Clock world, Duration ahead) {
        this.world = world;
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead;
    }

    /** The world's time at which this clock shows that one. */
    Instant inWorld(Instant shown) {
        boolean ordinary = shown.isAfter(Instant.EPOCH) && shown.isBefore(NEVER);
        return ordinary ? shown.minus(ahead) : shown;
    }

    @Override
    public Instant instant() {
        return world.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new NodeClock(world.withZone(zone), ahead);
    }
}
