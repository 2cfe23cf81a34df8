package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Approvals, silence, and that one command is one request. */
public abstract class ChargeBehaviours extends Behaviours {
    /** Vendors tell times in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    public ChargeBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-09 an approval equals the ledger")
    void equalsTheLedger() {
        GatewayKey key = bench().key();
        Instant before = bench().harness().clock().instant();
        Charged charged = bench().charged(key);
        Instant after = bench().harness().clock().instant();
        ChargeOutcome.Approved approved = charged.approved();
        assertThat(approved.orderNo()).isEqualTo(charged.command().orderNo());
        assertThat(approved.amount()).isEqualTo(charged.command().amount());
        assertThat(approved.amount().minor()).isEqualTo(bench().ledger().approved(charged.orderNo()));
        assertThat(approved.txn().value()).isEqualTo(bench().ledger().transaction(charged.orderNo()));
        assertThat(approved.approvedAt()).isBetween(before.minus(ROUNDING), after.plus(ROUNDING));
    }

    @Test
    @DisplayName("GC-10 a timed-out charge is Unknown, never Declined")
    void timedOut() {
        unknownUnder(Trials.HANGS);
    }

    @Test
    @DisplayName("GC-12 a reset after the first byte is Unknown")
    void reset() {
        unknownUnder(Trials.RESETS);
    }

    @Test
    @DisplayName("GC-13 one command is at most one request")
    void oneRequest() {
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, Trials.EVERY, fault -> chargedOnce(key, fault));
        bench().underAny(Step.REFUND, Trials.HANGS, this::refundedOnce);
    }

    private void unknownUnder(List<Fault> faults) {
        GatewayKey key = bench().key();
        bench().under(
                        Step.CHARGE,
                        faults,
                        fault -> assertThat(bench().gateway().charge(bench().charge(key)))
                                .as("under %s", fault)
                                .isInstanceOf(ChargeOutcome.Unknown.class));
    }

    private void chargedOnce(GatewayKey key, Fault fault) {
        ChargeCommand command = bench().charge(key);
        String orderNo = command.orderNo().value();
        int before = bench().ledger().received(Step.CHARGE, orderNo);
        bench().gateway().charge(command);
        bench().ledger().settle();
        assertThat(bench().ledger().received(Step.CHARGE, orderNo) - before)
                .as("requests under %s", fault)
                .isLessThanOrEqualTo(1);
        assertThat(bench().ledger().approvals(orderNo))
                .as("approvals under %s", fault)
                .isLessThanOrEqualTo(1);
    }

    /** The charge before it does not meet the fault: that waits for a refund. */
    private void refundedOnce(Fault fault) {
        RefundCommand command = bench().charged().wholeRefund();
        String refundNo = command.refundNo().value();
        int before = bench().ledger().received(Step.REFUND, refundNo);
        bench().gateway().refund(command);
        assertThat(bench().ledger().received(Step.REFUND, refundNo) - before)
                .as("requests under %s", fault)
                .isLessThanOrEqualTo(1);
    }
}
