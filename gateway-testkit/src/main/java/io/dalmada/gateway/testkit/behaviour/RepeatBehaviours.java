package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.OrderNoReuse;
import io.dalmada.application.port.out.gateway.GatewayProfile.Replay;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ConcurrentCallers;
import io.dalmada.gateway.testkit.context.ContractContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same number again. */
public abstract class RepeatBehaviours extends Behaviours {
    public RepeatBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-22 a replay is exactly once")
    void replay() {
        Replay replay = bench().profile().replay();
        bench().claims(replay.isPossible(), "the same command again");
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, List.of(new Fault.Hang(true)), fault -> {
            ChargeCommand command = bench().charge(key);
            assertThat(bench().gateway().charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
            bench().ledger().settle();
            ConcurrentCallers.of(() -> bench().gateway().charge(command)).forEach(again -> assertSame(command, again));
            ChargeOutcome last = bench().gateway().charge(command);
            assertThat(last).isInstanceOf(ChargeOutcome.Approved.class);
            assertSame(command, last);
            assertThat(bench().ledger().approvals(command.orderNo().value())).isEqualTo(1);
            assertTooLate(command, replay);
        });
    }

    /** While another repetition runs, a gateway may say just that. */
    private void assertSame(ChargeCommand command, ChargeOutcome again) {
        assertThat(again).isInstanceOfAny(ChargeOutcome.Approved.class, ChargeOutcome.Unknown.class);
        if (again instanceof ChargeOutcome.Approved approved) {
            assertThat(approved.txn().value())
                    .isEqualTo(bench().ledger().transaction(command.orderNo().value()));
        }
    }

    /** Nothing is sent, and nothing is concluded about what was sent before. */
    private void assertTooLate(ChargeCommand command, Replay replay) {
        bench().harness().advance(replay.window().plus(Duration.ofMinutes(1)));
        String orderNo = command.orderNo().value();
        int before = bench().ledger().received(Step.CHARGE, orderNo);
        try {
            assertThat(bench().gateway().charge(command))
                    .as("after the window")
                    .isInstanceOf(ChargeOutcome.Unknown.class);
        } catch (IllegalArgumentException refused) {
            bench().remark("a repetition after the window is a caller's mistake");
        }
        assertThat(bench().ledger().received(Step.CHARGE, orderNo)).isEqualTo(before);
    }

    @Test
    @DisplayName("GC-23 a reused order number never gives a second approval")
    void reusedNumber() {
        GatewayKey key = bench().key();
        assertOneApproval(key);
        assertNoApprovalAfterDecline(key);
        assertRefundAgreesAfterRefusal(key);
    }

    private void assertOneApproval(GatewayKey key) {
        Charged charged = bench().charged(key);
        TaxSplit other = TaxSplit.of(TaxType.TAXABLE, Money.won(ContractContext.AMOUNT + 1_000));
        ChargeCommand again = Commands.charge(
                charged.command().orderNo(), key, other, charged.command().orderedAt());
        assertThat(bench().gateway().charge(again)).isNotInstanceOf(ChargeOutcome.Approved.class);
        bench().ledger().settle();
        assertThat(bench().ledger().approvals(charged.orderNo())).isEqualTo(1);
        assertThat(bench().ledger().approved(charged.orderNo())).isEqualTo(ContractContext.AMOUNT);
    }

    /** A number that was declined is used up where the gateway refuses used ones; elsewhere the ledger decides. */
    private void assertNoApprovalAfterDecline(GatewayKey key) {
        ChargeCommand declined = bench().charge(bench().key(CardBehaviour.DECLINES));
        assertThat(bench().gateway().charge(declined)).isInstanceOf(ChargeOutcome.Declined.class);
        ChargeOutcome again = bench().gateway()
                .charge(Commands.charge(declined.orderNo(), key, declined.tax(), declined.orderedAt()));
        bench().ledger().settle();
        int approvals = bench().ledger().approvals(declined.orderNo().value());
        boolean usedUp = bench().profile().orderNoReuse() == OrderNoReuse.REFUSED;
        assertThat(approvals).as("approvals after a decline").isBetween(0, usedUp ? 0 : 1);
        if (again instanceof ChargeOutcome.Approved) {
            assertThat(approvals)
                    .as("approvals under the number that came again")
                    .isEqualTo(1);
        }
    }

    /** However the gateway treats a repeated number, a definite answer must match what was executed. */
    private void assertRefundAgreesAfterRefusal(GatewayKey key) {
        if (!bench().profile().refunds().partial()) {
            bench().without("a refund's number again, since refunds have no parts");
            return;
        }
        Charged charged = bench().charged(key);
        assertThat(bench().gateway().refund(charged.refund(0, 3_000))).isInstanceOf(RefundOutcome.Refunded.class);
        RefundCommand tooMuch = charged.refund(0, 8_000);
        assertThat(bench().gateway().refund(tooMuch)).isInstanceOf(RefundOutcome.Refused.class);
        RefundOutcome again =
                bench().gateway().refund(Commands.under(tooMuch.refundNo(), charged.refund(3_000, 2_000)));
        bench().ledger().settle();
        long given = bench().ledger().refunded(charged.orderNo());
        assertThat(given)
                .as("given back by the ledger, and the answer is %s", again)
                .isIn(again instanceof RefundOutcome.Refunded ? List.of(5_000L) : maybe(again));
    }

    private static List<Long> maybe(RefundOutcome outcome) {
        return outcome instanceof RefundOutcome.Refused ? List.of(3_000L) : List.of(3_000L, 5_000L);
    }
}
