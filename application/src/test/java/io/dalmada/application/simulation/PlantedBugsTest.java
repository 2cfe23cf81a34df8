package io.dalmada.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth what it catches: each planted bug breaks the invariant it should, within a few seeds. */
@Tag("slow")
class PlantedBugsTest {
    private static final double FAULTS = 0.05;
    private static final long SEEDS = 200;

    @ParameterizedTest
    @EnumSource
    void each_is_caught_by_its_invariant(Sabotage bug) throws InterruptedException {
        Simulation.Summary summary =
                new Simulation(FAULTS, bug::plant).all(0, SEEDS, failure -> bug.caughtBy(failure.invariant()));
        List<String> broken = summary.failures().stream()
                .map(Simulation.Failure::invariant)
                .distinct()
                .toList();

        System.out.printf("planted %s: caught within %d seeds by %s%n", bug, summary.seeds(), broken);
        assertThat(broken).as(bug + " was not caught").anyMatch(bug::caughtBy);
    }

    @Test
    void without_a_bug_the_same_seeds_pass() throws InterruptedException {
        assertThat(new Simulation(FAULTS, () -> Saboteur.NONE)
                        .all(0, SEEDS, failure -> true).failures().stream().map(Simulation.Failure::story))
                .isEmpty();
    }
}
