package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.NoticeRule;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.FaultSweep;
import io.dalmada.gateway.testkit.context.LeakSearch;
import io.dalmada.gateway.testkit.report.Missing;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Secrecy and manners, all read off one walk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConductBehaviours extends Behaviours {
    private static final int CODE = 64;
    private static final int MESSAGE = 512;

    private @Nullable FaultSweep walk;

    public ConductBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-45 the card number never appears")
    void cardNumber() {
        LeakSearch search = new LeakSearch();
        if (walk().cards().isEmpty()) {
            throw new Missing("Fixtures.card: the card that is entered, in a window too, to be searched for");
        }
        walk().cards().forEach(search::card);
        assertThat(search.in(walk().texts())).as("leaks").isEmpty();
    }

    @Test
    @DisplayName("GC-46 the billing key, customer reference, token and secret key never appear")
    void keys() {
        LeakSearch search = new LeakSearch();
        int count = 0;
        for (String secret : walk().secrets()) {
            count++;
            search.secret("secret " + count, secret);
        }
        assertThat(count).as("secrets known").isPositive();
        assertThat(search.in(walk().texts())).as("leaks").isEmpty();
    }

    @Test
    @DisplayName("GC-47 traces keep the vendor's code, text and trace id, and nothing else")
    void traces() {
        assertThat(walk().traces()).isNotEmpty().allSatisfy(this::assertPlain);
    }

    @Test
    @DisplayName("GC-48 a method never throws for what the other side does")
    void neverThrows() {
        assertThat(walk().thrown()).as("calls that threw").isEmpty();
    }

    @Test
    @DisplayName("GC-50 the profile tells the truth")
    void profile() {
        GatewayProfile profile = bench().profile();
        assertThat(walk().slowest()).as("the slowest call").isLessThanOrEqualTo(profile.longestCall());
        assertThat(bench().gateway().registrationWindow().isPresent())
                .as("windows")
                .isEqualTo(profile.issueRoutes().contains(IssueRoute.WINDOW));
        assertThat(bench().gateway().journal().isPresent())
                .as("day lists")
                .isEqualTo(profile.inquiryRoutes().contains(InquiryRoute.BY_DAY));
        assertThat(bench().gateway().notices().isPresent())
                .as("notices")
                .isEqualTo(profile.notices() != NoticeRule.NONE);
        assertThat(profile)
                .as("a profile is constant")
                .isEqualTo(bench().gateway().profile());
        assertRefusedOutside(profile);
    }

    /** A route that is not claimed is a caller's mistake, not a guess. */
    private void assertRefusedOutside(GatewayProfile profile) {
        ChargeCommand charge = bench().charge(bench().key());
        boolean byOrder = profile.inquiryRoutes().contains(InquiryRoute.BY_ORDER)
                || profile.inquiryRoutes().contains(InquiryRoute.BY_ORDER_IN_LISTS);
        if (!byOrder) {
            assertThatThrownBy(() -> bench().gateway().inquire(Commands.byOrder(charge)))
                    .as("a look-up by order, which is not claimed")
                    .isInstanceOf(IllegalArgumentException.class);
        }
        if (!profile.inquiryRoutes().contains(InquiryRoute.BY_TRANSACTION)) {
            InquiryKey key = new InquiryKey.ByTransaction(new GatewayTxnId("t-1"), charge.orderedAt());
            assertThatThrownBy(() -> bench().gateway().inquire(key))
                    .as("a look-up by transaction, which is not claimed")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void assertPlain(GatewayTrace trace) {
        assertThat(trace.gateway()).isEqualTo(bench().gateway().id());
        assertThat(trace.operation()).as("a name, no address").matches("[A-Za-z][A-Za-z0-9_.-]{0,39}");
        assertThat(trace.took().isNegative()).as("took a negative time").isFalse();
        trace.code().ifPresent(code -> assertThat(code).hasSizeLessThanOrEqualTo(CODE));
        trace.message().ifPresent(ConductBehaviours::assertScrubbed);
        trace.gatewayTraceId().ifPresent(id -> assertThat(id).hasSizeLessThanOrEqualTo(MESSAGE));
    }

    private static void assertScrubbed(String message) {
        assertThat(message.length()).as("length of the message").isLessThanOrEqualTo(MESSAGE);
        assertThat(message.matches("(?s).*\\d{7,}.*"))
                .as("a run of digits in the message")
                .isFalse();
        assertThat(message.matches("(?s)\\s*[<{\\[].*"))
                .as("a body in place of a message")
                .isFalse();
    }

    private FaultSweep walk() {
        FaultSweep known = walk;
        if (known == null) {
            known = FaultSweep.through(bench());
            walk = known;
        }
        bench().remark(known.extent());
        return known;
    }
}
