package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.ConcurrentCallers;
import io.dalmada.gateway.testkit.context.ContractContext;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refunds beside others, and refunds that wait. */
public abstract class BalanceBehaviours extends Behaviours {
    public BalanceBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-37 a refund on a changed balance is Refused REMAINING_CHANGED")
    void changedBalance() {
        bench().claims(bench().profile().refunds().guardedByRemaining(), "a guard of the remaining amount");
        Charged charged = bench().charged();
        bench().harness().console().refund(charged.orderNo(), 3_000, "contract");
        RefundOutcome outcome = bench().gateway().refund(charged.refund(0, 4_000));
        assertThat(outcome).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(((RefundOutcome.Refused) outcome).reason()).isEqualTo(RefundRefusal.REMAINING_CHANGED);
        assertThat(bench().ledger().refunded(charged.orderNo())).isEqualTo(3_000);
    }

    @Test
    @DisplayName("GC-39 two refunds at once never exceed the charge")
    void atOnce() {
        bench().claims(bench().profile().refunds().partial(), "partial refunds");
        Charged charged = bench().charged();
        List<RefundOutcome> outcomes =
                ConcurrentCallers.of(() -> bench().gateway().refund(charged.refund(0, 3_000)));
        bench().ledger().settle();
        long given = outcomes.stream()
                .filter(RefundOutcome.Refunded.class::isInstance)
                .mapToLong(it -> ((RefundOutcome.Refunded) it).amount().minor())
                .sum();
        assertThat(given).as("given back, by the answers").isPositive();
        assertThat(bench().ledger().refunded(charged.orderNo()))
                .as("given back, by the ledger")
                .isLessThanOrEqualTo(ContractContext.AMOUNT)
                .isGreaterThanOrEqualTo(given);
    }

    @Test
    @DisplayName("GC-40 a refund that waits is Pending and says for what")
    void waits() {
        bench().claims(bench().profile().refunds().mayPend(), "refunds that wait");
        bench().under(Step.REFUND, List.of(new Fault.Waits()), fault -> {
            Charged charged = bench().charged();
            RefundCommand command = charged.wholeRefund();
            // A charge that is paid out already can be told only once it is there.
            bench().armed(Step.REFUND, fault);
            RefundOutcome outcome = bench().gateway().refund(command);
            assertThat(outcome).isInstanceOf(RefundOutcome.Pending.class);
            bench().remark(whatFor(((RefundOutcome.Pending) outcome).what()));
            assertThat(bench().ledger().refunded(charged.orderNo())).isZero();
        });
    }

    private static String whatFor(PendingRefund what) {
        return what instanceof PendingRefund.AwaitingDeposit waiting
                ? "for the merchant's deposit" + (waiting.account().isPresent() ? ", with its account" : "")
                : "for the gateway itself";
    }
}
