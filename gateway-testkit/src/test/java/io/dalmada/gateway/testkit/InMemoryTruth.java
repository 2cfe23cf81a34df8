package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayKey;
import java.time.Duration;
import java.util.List;

/** The gateway's own ledger, read the kit's way. */
record InMemoryTruth(InMemoryGateway memory, MovableClock clock) implements GatewayLedger {
    @Override
    public int received(Step step, String ourNumber) {
        return memory.ledger().received(inMemory(step), ourNumber);
    }

    @Override
    public int approvals(String orderNo) {
        return charges(orderNo).size();
    }

    @Override
    public long approved(String orderNo) {
        return charges(orderNo).stream()
                .mapToLong(InMemoryLedger.Charge::amount)
                .sum();
    }

    @Override
    public long refunded(String orderNo) {
        return approved(orderNo) - memory.ledger().net(orderNo);
    }

    @Override
    public String transaction(String orderNo) {
        return charges(orderNo).stream().findFirst().orElseThrow().txn();
    }

    @Override
    public boolean keyAlive(GatewayKey key) {
        return memory.isKeyAlive(key);
    }

    @Override
    public int keysAlive() {
        return memory.keysAlive();
    }

    @Override
    public long taxFree(String orderNo) {
        return memory.ledger().taxFree(transaction(orderNo));
    }

    @Override
    public long taxFreeRefunded(String orderNo) {
        return memory.ledger().taxFreeRefunded(transaction(orderNo));
    }

    @Override
    public void settle() {
        clock.advance(Duration.ofMinutes(1));
    }

    private List<InMemoryLedger.Charge> charges(String orderNo) {
        return memory.ledger().charges().stream()
                .filter(charge -> charge.orderNo().equals(orderNo))
                .toList();
    }

    private static InMemoryLedger.Step inMemory(Step step) {
        return switch (step) {
            case OPEN -> InMemoryLedger.Step.OPEN;
            case ISSUE -> InMemoryLedger.Step.ISSUE;
            case CHARGE -> InMemoryLedger.Step.CHARGE;
            case READ_REPLY -> InMemoryLedger.Step.READ;
            case REFUND -> InMemoryLedger.Step.REFUND;
            case INQUIRE -> InMemoryLedger.Step.INQUIRE;
            case REVOKE -> InMemoryLedger.Step.REVOKE;
            case PREPARE -> throw new IllegalArgumentException("the gateway in memory prepares nothing");
        };
    }
}
