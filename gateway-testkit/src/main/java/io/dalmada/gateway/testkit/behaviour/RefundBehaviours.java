package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.report.Unproven;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public abstract class RefundBehaviours extends Behaviours {
    /** Texts typed into a console; some of them resemble a number of ours. */
    private static final List<String> REASONS = List.of("고객 변심", "[취소]", "환불 [123]", "[refund-of-2026]");

    public RefundBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-34 whole, partial, and partial again add up")
    void addUp() {
        Charged whole = bench().charged();
        refunded(whole, 0, ContractContext.AMOUNT);
        assertNothingLeft(whole, 1);
        bench().claims(bench().profile().refunds().partial(), "partial refunds (a whole one was given back)");
        bench().claims(bench().profile().refunds().repeated(), "repeated refunds (a whole one was given back)");
        Charged parts = bench().charged();
        refunded(parts, 0, 3_000);
        refunded(parts, 3_000, 3_000);
        refunded(parts, 6_000, 4_000);
        assertNothingLeft(parts, 3);
    }

    @Test
    @DisplayName("GC-35 a refund above the remaining amount is Refused EXCEEDS_REMAINING")
    void aboveRemaining() {
        bench().claims(bench().profile().refunds().partial(), "partial refunds");
        Charged charged = bench().charged();
        refunded(charged, 0, 3_000);
        // We believe that all of it is left: the gateway has to know better.
        RefundOutcome outcome = bench().gateway().refund(charged.refund(0, 8_000));
        assertRefused(
                outcome,
                bench().profile().refunds().guardedByRemaining()
                        ? List.of(RefundRefusal.EXCEEDS_REMAINING, RefundRefusal.REMAINING_CHANGED)
                        : List.of(RefundRefusal.EXCEEDS_REMAINING));
        assertThat(bench().ledger().refunded(charged.orderNo())).isEqualTo(3_000);
    }

    @Test
    @DisplayName("GC-36 a second whole refund is Refused ALREADY_FULLY_REFUNDED")
    void secondWhole() {
        Charged whole = bench().charged();
        refunded(whole, 0, ContractContext.AMOUNT);
        assertSecondRefused(whole);
        if (!bench().profile().refunds().partial()) {
            bench().without("partial refunds before it");
            return;
        }
        Charged parts = bench().charged();
        refunded(parts, 0, 6_000);
        refunded(parts, 6_000, 4_000);
        assertSecondRefused(parts);
    }

    @Test
    @DisplayName("GC-38 a lost refund is Unknown and can be found by its own number")
    void lostRefund() {
        bench().under(Step.REFUND, List.of(new Fault.Hang(true)), fault -> {
            Charged charged = bench().charged();
            RefundCommand command = charged.wholeRefund();
            assertThat(bench().gateway().refund(command)).isInstanceOf(RefundOutcome.Unknown.class);
            bench().ledger().settle();
            PaymentSnapshot seen = snapshot(charged).orElseThrow(() -> Unproven.notClaimed("look-ups"));
            assertThat(shows(seen, command)).as("the refund shows in %s", seen).isTrue();
        });
        REASONS.forEach(this::assertNotOurs);
    }

    /** A refund of the merchant's own must not hide the charge, nor pass for one of ours. */
    private void assertNotOurs(String reason) {
        Charged charged = bench().charged();
        bench().harness().console().refund(charged.orderNo(), ContractContext.AMOUNT, reason);
        bench().ledger().settle();
        PaymentSnapshot seen = snapshot(charged).orElseThrow();
        assertThat(showsNothingLeft(seen)).as("nothing is left in %s", seen).isTrue();
        assertThat(seen.refunds())
                .as("%s", reason)
                .allMatch(refund -> refund.refundNo().isEmpty());
    }

    /** By its number where the gateway echoes it, else by the sum; without a sum any entry tells of the whole. */
    private boolean shows(PaymentSnapshot seen, RefundCommand command) {
        if (bench().profile().refunds().echoesRefundNo()) {
            Optional<RefundNo> ours = Optional.of(command.refundNo());
            return seen.refunds().stream().map(RefundEntry::refundNo).anyMatch(ours::equals);
        }
        bench().without("the refund's own number, which this gateway does not show");
        return showsNothingLeft(seen);
    }

    private static boolean showsNothingLeft(PaymentSnapshot seen) {
        return seen.remaining().map(Money::isZero).orElse(!seen.refunds().isEmpty());
    }

    private void refunded(Charged charged, long before, long amount) {
        RefundOutcome outcome = bench().gateway().refund(charged.refund(before, amount));
        assertThat(outcome).isInstanceOf(RefundOutcome.Refunded.class);
        RefundOutcome.Refunded refunded = (RefundOutcome.Refunded) outcome;
        assertThat(refunded.amount()).isEqualTo(Money.won(amount));
        refunded.remaining()
                .ifPresent(left -> assertThat(left).isEqualTo(Money.won(ContractContext.AMOUNT - before - amount)));
        assertThat(bench().ledger().refunded(charged.orderNo())).isEqualTo(before + amount);
    }

    private void assertNothingLeft(Charged charged, int refunds) {
        bench().ledger().settle();
        snapshot(charged).ifPresentOrElse(seen -> assertNothingLeft(seen, refunds), () -> bench().without("look-ups"));
    }

    /** Entries are counted where each refund has one of its own; elsewhere they stand for a sum. */
    private void assertNothingLeft(PaymentSnapshot seen, int refunds) {
        assertThat(showsNothingLeft(seen)).as("nothing is left in %s", seen).isTrue();
        if (bench().profile().refunds().echoesRefundNo()) {
            assertThat(seen.refunds()).hasSize(refunds);
        }
    }

    /** Empty when no look-up is claimed. */
    private Optional<PaymentSnapshot> snapshot(Charged charged) {
        return bench().keysTo(charged).stream().findFirst().map(key -> {
            InquiryOutcome outcome = bench().gateway().inquire(key);
            assertThat(outcome).isInstanceOf(InquiryOutcome.Found.class);
            return ((InquiryOutcome.Found) outcome).payment();
        });
    }

    private void assertSecondRefused(Charged charged) {
        RefundOutcome outcome = bench().gateway().refund(charged.wholeRefund());
        assertRefused(outcome, List.of(RefundRefusal.ALREADY_FULLY_REFUNDED));
        assertThat(bench().ledger().refunded(charged.orderNo())).isEqualTo(ContractContext.AMOUNT);
    }

    private static void assertRefused(RefundOutcome outcome, List<RefundRefusal> allowed) {
        assertThat(outcome).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(((RefundOutcome.Refused) outcome).reason()).isIn(allowed);
    }
}
