package io.dalmada.gateway.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.NoticeRule;
import io.dalmada.application.port.out.gateway.GatewayProfile.RefundRule;
import io.dalmada.application.port.out.gateway.GatewayProfile.Replay;
import io.dalmada.application.port.out.gateway.GatewayProfile.TaxRule;
import io.dalmada.application.testing.Profiles;
import io.dalmada.gateway.testkit.ContractRun;
import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.InMemoryGatewayContractTest;
import io.dalmada.gateway.testkit.InMemoryHarness;
import io.dalmada.gateway.testkit.InMemoryHarness.Sabotage;
import io.dalmada.gateway.testkit.PaymentGatewayContract;
import io.dalmada.gateway.testkit.SabotagedContract;
import io.dalmada.gateway.testkit.Saboteur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final GatewayProfile FULL = Profiles.claimingEverything();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void tells_what_is_proven_and_of_what_the_vendor_has_none() throws IOException {
        ContractRun.of(InMemoryGatewayContractTest.class, folder, Map.of());

        assertThat(report())
                .contains("# Gateway contract: memory")
                .contains("| GC-10 | a timed-out charge is Unknown, never Declined | proven |  |")
                .contains("| proven | without PREPARE RefuseConnection")
                .contains("| look-ups | BY_DAY, BY_ORDER, BY_TRANSACTION |");
    }

    @Test
    void tells_what_is_not_claimed() throws IOException {
        ContractRun run = ContractRun.of(Modest.class, folder, Map.of());

        assertThat(run.failed()).isEmpty();
        assertThat(report())
                .contains(
                        "| GC-06 | a window result of another customer is Forged | not claimed | not claimed: windows |")
                .contains("| GC-22 | a replay is exactly once | not claimed | not claimed: the same command again |")
                .contains("| GC-28 | a lost approval is found | not claimed | not claimed: look-ups |")
                .contains("| GC-35 |", "| not claimed | not claimed: partial refunds |");
    }

    @Test
    void a_gateway_with_windows_only_and_unsigned_notices_is_proven_by_them() throws IOException {
        ContractRun run = ContractRun.of(WindowsOnly.class, folder, Map.of());

        assertThat(run.failed()).isEmpty();
        assertThat(run.succeeded()).contains("GC-01", "GC-03", "GC-06", "GC-43", "GC-45");
        assertThat(report()).contains("| GC-05 | a card entry is used once and wiped | not claimed |");
    }

    @Test
    void names_failures_without_their_messages() throws IOException {
        ContractRun.of(SabotagedContract.class, folder, Map.of(SabotagedContract.SABOTEUR, Saboteur.KEY_IN_LOG.name()));

        assertThat(report()).containsPattern("\\| GC-46 \\|.*\\| \\*\\*failed\\*\\* \\| under \\d+ pairs");
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("gateway-contract-memory.md"));
    }

    /** A gateway that claims little. */
    static final class Modest extends PaymentGatewayContract {
        @Override
        protected GatewayHarness harness() {
            RefundRule refunds = new RefundRule(
                    false, false, false, false, false, FULL.refunds().absence());
            return new InMemoryHarness(
                    claiming(IssueRoute.CARD_ENTRY, Replay.none(), Set.of(), refunds, NoticeRule.NONE),
                    Sabotage.none());
        }
    }

    /** No card passes through it. */
    static final class WindowsOnly extends PaymentGatewayContract {
        @Override
        protected GatewayHarness harness() {
            return new InMemoryHarness(
                    claiming(
                            IssueRoute.WINDOW,
                            FULL.replay(),
                            FULL.inquiryRoutes(),
                            FULL.refunds(),
                            NoticeRule.UNSIGNED),
                    Sabotage.none());
        }
    }

    private static GatewayProfile claiming(
            IssueRoute route, Replay replay, Set<InquiryRoute> routes, RefundRule refunds, NoticeRule notices) {
        return new GatewayProfile(
                FULL.vendor(),
                FULL.sandbox(),
                FULL.currencies(),
                FULL.minimum(),
                Set.of(route),
                FULL.firstCharge(),
                replay,
                FULL.orderNoReuse(),
                routes,
                FULL.absence(),
                refunds,
                FULL.revoke(),
                TaxRule.TAXABLE_ONLY,
                FULL.installments(),
                notices,
                FULL.longestCall());
    }
}
