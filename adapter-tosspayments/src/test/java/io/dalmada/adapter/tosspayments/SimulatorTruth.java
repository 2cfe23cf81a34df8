package io.dalmada.adapter.tosspayments;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.state.LedgerEntry;
import java.time.Duration;
import java.util.stream.Stream;

/** The simulator's ledger, read the kit's way: issues and refunds are known by their idempotency keys. */
record SimulatorTruth(TossPaymentsSimulator simulator, MovableClock clock) implements GatewayLedger {
    @Override
    public int received(Step step, String ourNumber) {
        return switch (step) {
            case PREPARE, OPEN, READ_REPLY -> 0;
            case ISSUE -> count(io.dalmada.simulator.tosspayments.state.Step.ISSUE, named("issue:", ourNumber));
            case CHARGE -> count(io.dalmada.simulator.tosspayments.state.Step.CHARGE, ourNumber);
            case REFUND -> count(io.dalmada.simulator.tosspayments.state.Step.CANCEL, named("refund:", ourNumber));
            case INQUIRE ->
                count(io.dalmada.simulator.tosspayments.state.Step.ORDER, "")
                        + count(io.dalmada.simulator.tosspayments.state.Step.PAYMENT, "");
            case REVOKE -> count(io.dalmada.simulator.tosspayments.state.Step.REVOKE, "");
        };
    }

    private static String named(String operation, String number) {
        return number.isEmpty() ? "" : operation + number;
    }

    private int count(io.dalmada.simulator.tosspayments.state.Step step, String number) {
        return simulator.ledger().received(step, number);
    }

    @Override
    public int approvals(String orderNo) {
        return simulator.ledger().approvals(orderNo).size();
    }

    @Override
    public long approved(String orderNo) {
        return approvalsOf(orderNo).mapToLong(LedgerEntry::amount).sum();
    }

    @Override
    public long refunded(String orderNo) {
        return refundsOf(orderNo).mapToLong(LedgerEntry::amount).sum();
    }

    @Override
    public long taxFree(String orderNo) {
        return approvalsOf(orderNo).mapToLong(LedgerEntry::taxFree).sum();
    }

    @Override
    public long untaxed(String orderNo) {
        return approvalsOf(orderNo).mapToLong(LedgerEntry::exemption).sum();
    }

    @Override
    public long taxFreeRefunded(String orderNo) {
        return refundsOf(orderNo).mapToLong(LedgerEntry::taxFree).sum();
    }

    private Stream<LedgerEntry> approvalsOf(String orderNo) {
        return simulator.ledger().approvals(orderNo).stream();
    }

    private Stream<LedgerEntry> refundsOf(String orderNo) {
        return approvalsOf(orderNo).flatMap(approval -> simulator.ledger().cancels(approval.paymentKey()).stream());
    }

    @Override
    public String transaction(String orderNo) {
        return simulator.ledger().approvals(orderNo).get(0).paymentKey();
    }

    @Override
    public boolean keyAlive(GatewayKey key) {
        return key.value().use(simulator::isKeyAlive);
    }

    @Override
    public int keysAlive() {
        return (int)
                simulator.issuedKeys().stream().filter(simulator::isKeyAlive).count();
    }

    @Override
    public void settle() {
        clock.advance(Duration.ofMinutes(1));
        simulator.ledger().entries();
    }
}
