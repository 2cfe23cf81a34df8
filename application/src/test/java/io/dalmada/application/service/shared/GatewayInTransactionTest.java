package io.dalmada.application.service.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.GatewayTxnId;
import org.junit.jupiter.api.Test;

/** A use case that calls a gateway inside a transaction, planted here, is stopped by the decorator of production. */
class GatewayInTransactionTest {
    private final World world = new World();
    private final PaymentGateway guarded =
            GuardedGateways.around(world.ports()).gateways().require(world.gateway.id());

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

    /** A part of the port that the guard left to its default would be missing at every gateway, without a word. */
    @Test
    void the_guard_stands_before_every_part_of_the_port() {
        assertThat(PaymentGateway.class.getMethods())
                .allSatisfy(part -> assertThat(
                                guarded.getClass().getDeclaredMethod(part.getName(), part.getParameterTypes()))
                        .isNotNull());
    }

    private InquiryKey inquiry() {
        return new InquiryKey.ByTransaction(new GatewayTxnId("T1"), world.clock.instant());
    }
}
