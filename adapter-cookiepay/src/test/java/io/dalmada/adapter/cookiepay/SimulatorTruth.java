package io.dalmada.adapter.cookiepay;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.time.Duration;

/** The simulator's ledger, read the kit's way. CookiePay is not told our refund numbers: refunds are counted together. */
record SimulatorTruth(CookiePaySimulator simulator, MovableClock clock) implements GatewayLedger {
    @Override
    public int received(Step step, String ourNumber) {
        return switch (step) {
            case PREPARE -> count(io.dalmada.simulator.cookiepay.state.Step.TOKEN, "");
            case OPEN -> 0;
            case ISSUE -> count(io.dalmada.simulator.cookiepay.state.Step.ISSUE, ourNumber);
            case CHARGE -> count(io.dalmada.simulator.cookiepay.state.Step.CHARGE, ourNumber);
            case READ_REPLY -> count(io.dalmada.simulator.cookiepay.state.Step.DECRYPT, "");
            case REFUND -> count(io.dalmada.simulator.cookiepay.state.Step.CANCEL, "");
            case INQUIRE ->
                count(io.dalmada.simulator.cookiepay.state.Step.PAYCERT, "")
                        + count(io.dalmada.simulator.cookiepay.state.Step.PAYSEARCH, "");
            case REVOKE -> count(io.dalmada.simulator.cookiepay.state.Step.REVOKE, "");
        };
    }

    private int count(io.dalmada.simulator.cookiepay.state.Step step, String number) {
        return simulator.ledger().received(step, number);
    }

    @Override
    public int approvals(String orderNo) {
        return simulator.ledger().approvals(orderNo).size();
    }

    @Override
    public long approved(String orderNo) {
        return simulator.ledger().approvals(orderNo).stream()
                .mapToLong(LedgerEntry::amount)
                .sum();
    }

    @Override
    public long refunded(String orderNo) {
        return approved(orderNo) - simulator.ledger().net(orderNo);
    }

    @Override
    public String transaction(String orderNo) {
        return simulator.ledger().approvals(orderNo).get(0).tid();
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
