package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.domain.gateway.GatewayKey;

record InMemoryConsole(InMemoryGateway memory) implements Console {
    @Override
    public void killKey(GatewayKey key) {
        memory.killKey(key);
    }

    @Override
    public void refund(String orderNo, long amount, String reason) {
        InMemoryLedger.Charge charge = memory.ledger().charges().stream()
                .filter(made -> made.orderNo().equals(orderNo))
                .findFirst()
                .orElseThrow();
        memory.cancelInConsole(charge.txn(), amount);
    }
}
