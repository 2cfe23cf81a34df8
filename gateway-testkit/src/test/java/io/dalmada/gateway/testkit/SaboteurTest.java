package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit must catch every bug, under the name of the behaviour that it breaks, and must not cry wolf. */
@Tag("slow")
class SaboteurTest {
    @ParameterizedTest
    @EnumSource
    void is_caught_by_the_behaviour_named_for_it(Saboteur saboteur, @TempDir Path reports) {
        ContractRun run =
                ContractRun.of(SabotagedContract.class, reports, Map.of(SabotagedContract.SABOTEUR, saboteur.name()));

        Set<String> allowed = new TreeSet<>(saboteur.alongside());
        allowed.add(saboteur.named());
        assertThat(run.failed()).contains(saboteur.named()).isSubsetOf(allowed);
    }

    @Test
    void the_honest_gateway_passes(@TempDir Path reports) {
        ContractRun run = ContractRun.of(InMemoryGatewayContractTest.class, reports, Map.of());

        assertThat(run.failed()).isEmpty();
        assertThat(run.succeeded()).contains("GC-01", "GC-10", "GC-13", "GC-35", "GC-45", "GC-46");
    }
}
