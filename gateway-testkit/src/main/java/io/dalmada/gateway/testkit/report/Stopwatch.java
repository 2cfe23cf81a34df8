package io.dalmada.gateway.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Says how long the contract took, and keeps it short enough to be run before every commit. */
final class Stopwatch {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final long start = System.nanoTime();

    @SuppressWarnings("SystemOut") // the one line that a build's log is to have of it
    void stop(Report report) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("Gateway contract of " + report.vendor() + ": " + report.size() + " behaviours in "
                + took.toSeconds() + " s");
        assertThat(took).as("time of the contract").isLessThan(LONGEST);
    }
}
