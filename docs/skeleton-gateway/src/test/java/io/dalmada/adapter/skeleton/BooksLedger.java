package io.dalmada.adapter.skeleton;

import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Step;

/** The books, read the kit's way. */
record BooksLedger(Books books, FaultyServer server) implements GatewayLedger {
    @Override
    public int received(Step step, String ourNumber) {
        return server.received(step, ourNumber);
    }

    @Override
    public int approvals(String orderNo) {
        return books.byOrder(orderNo).size();
    }

    @Override
    public long approved(String orderNo) {
        return books.byOrder(orderNo).stream().mapToLong(Books.Charge::amount).sum();
    }

    @Override
    public long refunded(String orderNo) {
        return books.byOrder(orderNo).stream()
                .mapToLong(charge -> charge.amount() - charge.remaining())
                .sum();
    }

    @Override
    public String transaction(String orderNo) {
        return books.byOrder(orderNo).get(0).transaction();
    }

    @Override
    public boolean keyAlive(GatewayKey key) {
        return key.value().use(value -> books.key(value).isPresent());
    }

    @Override
    public int keysAlive() {
        return books.keysAlive();
    }

    @Override
    public void settle() {
        server.settle();
    }
}
