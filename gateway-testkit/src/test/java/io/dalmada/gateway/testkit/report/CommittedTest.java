package io.dalmada.gateway.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.gateway.testkit.InMemoryGatewayContractTest;
import org.junit.jupiter.api.Test;

class CommittedTest {
    @Test
    void a_drift_is_told_by_its_lines_and_the_command_that_renews_the_file() {
        Report report = new Report();
        report.add("GC-01 a registered card gives a key that charges", Proof.PROVEN, "");

        assertThatThrownBy(() -> Committed.check(report, InMemoryGatewayContractTest.class, false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("- | GC-02 | a key carries all it needs | proven |  |")
                .hasMessageContaining("-pl gateway-testkit -am test -Dtest=InMemoryGatewayContractTest")
                .hasMessageEndingWith(" -Ddalmada.contract.write=true")
                .message()
                .doesNotContain("GC-01");
    }

    @Test
    void only_what_differs_is_shown() {
        assertThat(Committed.drift("a\nb\nc\n", "a\nB\nc\n")).containsExactly("- b", "+ B");
        assertThat(Committed.drift("a\nb\n", "a\nb\n")).isEmpty();
        assertThat(Committed.drift("a\nb\n", "b\na\n")).hasSize(1);
    }
}
