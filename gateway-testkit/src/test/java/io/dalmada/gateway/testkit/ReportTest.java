package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.RefundRule;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.SealedReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void tells_what_is_proven_and_what_the_simulator_cannot_do() throws IOException {
        ContractRun.of(InMemoryGatewayContractTest.class, folder, Map.of());

        assertThat(report())
                .contains("# Gateway contract: memory")
                .contains("| GC-10 | a timed-out charge is Unknown, never Declined | proven |  |")
                .contains("| GC-15 | a broken success is Unknown | not expressible | not expressible: CHARGE")
                .contains("| proven | without CHARGE AlterReply[field=ORDER_NO]");
    }

    @Test
    void tells_what_is_not_claimed() throws IOException {
        ContractRun run = ContractRun.of(Modest.class, folder, Map.of());

        assertThat(run.failed()).isEmpty();
        assertThat(report())
                .contains("| GC-21 | an unreadable reply keeps its seal | not claimed | not claimed: replies")
                .contains("| GC-28 | a lost approval is found | not claimed | not claimed: look-ups |")
                .contains("| GC-35 |", "| not claimed | not claimed: partial refunds |");
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
            return new InMemoryHarness((honest, log) -> new ClaimsLittle(honest));
        }
    }

    private static final class ClaimsLittle extends Passing {
        ClaimsLittle(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public GatewayProfile profile() {
            GatewayProfile full = super.profile();
            return new GatewayProfile(
                    full.vendor(),
                    full.sandbox(),
                    full.currencies(),
                    full.minimum(),
                    full.issueRoutes(),
                    full.firstCharge(),
                    full.replay(),
                    full.orderNoReuse(),
                    Set.of(),
                    full.absence(),
                    new RefundRule(
                            false, false, false, false, false, full.refunds().absence()),
                    full.revoke(),
                    full.tax(),
                    full.installments(),
                    full.notices(),
                    full.longestCall());
        }

        @Override
        public InquiryOutcome inquire(InquiryKey key) {
            throw new IllegalArgumentException("a route outside the profile");
        }

        @Override
        public Optional<SealedReplies> sealedReplies() {
            return Optional.empty();
        }
    }
}
