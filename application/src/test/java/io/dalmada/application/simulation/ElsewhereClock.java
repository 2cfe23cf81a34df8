package io.dalmada.application.simulation;

import java.time.Clock;
import java.time.Duration;

/** (h) Nine hours ahead, as a wall clock in Seoul is when it is taken for UTC. */
final class ElsewhereClock implements Saboteur {
    @Override
    public Clock clock(Clock real) {
        return Clock.offset(real, Duration.ofHours(9));
    }
}
