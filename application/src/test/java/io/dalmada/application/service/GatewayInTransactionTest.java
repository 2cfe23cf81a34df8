package io.dalmada.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayTxnId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A use case that calls a gateway inside a transaction, planted here, is stopped by the decorator of production. */
class GatewayInTransactionTest {
    private final World world = new World();
    private final PaymentGateway guarded = GuardedGateways.around(new Ports(
                    new InMemoryGateways(world.gateway),
                    world.store.billingKeys(),
                    world.store.payments(),
                    world.store.idempotencyRecords(),
                    world.store.reconciliations(),
                    world.store.outbox(),
                    world.store,
                    ChargeGate.alwaysOpen(),
                    Alarms.silent(),
                    new NoIds(),
                    world.clock))
            .gateways()
            .require(world.gateway.id());

    @Test
    void a_call_inside_a_transaction_never_reaches_the_gateway() {
        assertThatThrownBy(() -> world.store.inTransaction(() -> {
                    guarded.inquire(inquiry());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
        assertThatThrownBy(() -> world.store.inTransaction(() -> {
                    guarded.warmUp();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.ledger().received(Step.INQUIRE, "")).isZero();
    }

    @Test
    void the_same_call_outside_does() {
        guarded.inquire(inquiry());

        assertThat(world.ledger().received(Step.INQUIRE, "")).isEqualTo(1);
    }

    private InquiryKey inquiry() {
        return new InquiryKey.ByTransaction(new GatewayTxnId("T1"), world.clock.instant());
    }

    private static final class NoIds implements IdSource {
        @Override
        public UUID next() {
            return new UUID(0, 0);
        }

        @Override
        public CustomerRef nextCustomerRef() {
            return CustomerRef.random(new Random(1));
        }
    }
}
