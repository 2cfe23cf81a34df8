package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.world.LedgerInvariants;
import io.dalmada.application.world.PlantedBug;
import io.dalmada.application.world.RandomHistory;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random lives against the ledger; {@code -Ddalmada.seed=N} repeats one. */
class LedgerPropertiesTest {
    private static final int SEEDS = Integer.getInteger("dalmada.seeds", 400);

    @Test
    void nothing_is_charged_twice_or_lost_whatever_happens() {
        assertThat(firstBroken(gateway -> gateway)).isEmpty();
    }

    /** The same lives, the same seeds, one planted bug each. */
    @ParameterizedTest
    @EnumSource
    void every_planted_bug_is_caught(PlantedBug bug) {
        assertThat(firstBroken(bug::plant)).as(bug + " was not caught").isNotEmpty();
    }

    /** The first seed that breaks an invariant, with what it broke. */
    private static Optional<String> firstBroken(UnaryOperator<PaymentGateway> sabotage) {
        Long only = Long.getLong("dalmada.seed");
        long from = only == null ? 0 : only;
        long to = only == null ? SEEDS : only + 1;
        for (long seed = from; seed < to; seed++) {
            try {
                LedgerInvariants.atQuiescence(new RandomHistory(seed, sabotage).live());
            } catch (AssertionError broken) {
                return Optional.of("seed " + seed + ": " + broken.getMessage());
            }
        }
        return Optional.empty();
    }
}
