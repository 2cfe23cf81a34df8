package io.dalmada.application.simulation;

import java.time.Duration;
import java.util.List;

/** How wrong a machine's clock can be. */
final class Clocks {
    private static final List<Duration> WRONG = List.of(
            Duration.ofSeconds(40),
            Duration.ofMinutes(10),
            Duration.ofHours(2),
            Duration.ofHours(9),
            Duration.ofDays(1),
            Duration.ofDays(31),
            Duration.ofDays(100));

    private Clocks() {}

    /** Ahead or behind. */
    static Duration wrong(Chance chance) {
        Duration by = chance.of(WRONG);
        return chance.hit(0.6) ? by : by.negated();
    }
}
