package io.dalmada.application.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A node's own clock: the world's, ahead or behind. */
final class NodeClock extends Clock {
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
        boolean endless = shown.equals(Instant.MAX) || shown.equals(Instant.MIN);
        return endless ? shown : shown.minus(ahead);
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
