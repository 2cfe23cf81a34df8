package io.dalmada.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Months of billing on two or three nodes, with a fault at every twentieth port call, for many seeds; docs/simulation.md
 * tells how to read it. {@code -Dsimulation.seeds=N} lives more of them, {@code -Dsimulation.seed=N} one again.
 */
class SimulationTest {
    private static final double FAULTS = 0.05;
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);
    private static final long FROM = Long.getLong("simulation.from", 0);
    /** Enough of the ordinary beside all that goes wrong: lives with dimensions bill less than plain ones. */
    private static final long RENEWALS = 25L * SEEDS;

    private static final int TWICE = 12;

    private final Simulation simulation = new Simulation(FAULTS, () -> Saboteur.NONE);

    @Test
    void nobody_is_charged_twice_and_nothing_is_lost_whatever_happens() throws InterruptedException {
        Long only = Long.getLong("simulation.seed");
        if (only != null) {
            again(only);
            return;
        }
        long start = System.nanoTime();
        Simulation.Summary summary = simulation.all(FROM, FROM + SEEDS, failure -> true);
        report(summary, (System.nanoTime() - start) / 1e9);
        assertThat(summary.failures().stream().map(Simulation.Failure::story)).isEmpty();
        assertThat(summary.total().of("renewals")).isGreaterThanOrEqualTo(RENEWALS);
    }

    private void again(long seed) {
        Simulation.Report report = simulation.one(seed);
        System.out.printf(
                "seed %d: %s, digest %016x%n",
                seed, report.failure().map(Simulation.Failure::invariant).orElse("all holds"), report.digest());
        report.failure().ifPresent(failure -> fail(failure.story()));
    }

    /** Bounds, not hopes: with no failure among N renewals, the rate is below 3/N at 95 %. */
    private static void report(Simulation.Summary summary, double seconds) {
        long renewals = summary.total().of("renewals");
        System.out.printf(
                Locale.ROOT,
                "simulation: %,d seeds, %,d renewals, %,d port calls, %.0f s, %,.0f renewals/s; %d failures,"
                        + " so below %.4f %% of renewals (95 %%)%n%s",
                summary.seeds(),
                renewals,
                summary.total().of("port calls"),
                seconds,
                renewals / seconds,
                summary.failures().size(),
                300.0 / Math.max(1, renewals),
                summary.total().lines(""));
    }

    @Test
    void the_same_seed_is_the_same_life() {
        for (long seed = 0; seed < TWICE; seed++) {
            assertThat(simulation.one(seed).digest())
                    .as("seed " + seed)
                    .isEqualTo(simulation.one(seed).digest());
        }
    }
}
