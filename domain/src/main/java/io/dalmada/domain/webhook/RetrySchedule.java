package io.dalmada.domain.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again: ten tries over three days, as the Standard Webhooks specification advises. */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double LEAST = 0.9;
    private static final double SPREAD = 0.2;

    private RetrySchedule() {}

    /**
     * @param tries how many have failed, 1 or more
     * @param chance from 0 to 1: spreads tries that failed together
     * @return the pause before the next one; empty when it was the last
     */
    public static Optional<Duration> pauseAfter(int tries, double chance) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        double jitter = LEAST + SPREAD * chance;
        return Optional.of(Duration.ofMillis(Math.round(PAUSES.get(tries - 1).toMillis() * jitter)));
    }
}
