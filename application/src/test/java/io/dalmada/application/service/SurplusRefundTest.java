package io.dalmada.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second charge goes back, also when the gateway refuses that at first. */
class SurplusRefundTest {
    private final World world = new World();
    private final Payment paid = world.charge(world.key(), 9900, Optional.empty());
    private final String order = paid.lastAttempt().orderNo().value();

    /** Before: refused once, never asked again. */
    @Test
    void one_that_is_refused_for_a_passing_reason_is_asked_for_again_by_itself() {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.MERCHANT_LIMIT, false));
        world.gateway.plant(order, 9900, world.clock.instant());

        for (int day = 0; day < 3; day++) {
            world.pass(Duration.ofDays(1));
        }

        assertThat(world.payment(paid.id()).refunds())
                .extracting(refund -> refund.status())
                .containsExactly(RefundStatus.REFUSED, RefundStatus.DONE);
        assertThat(world.ledger().net(order)).isEqualTo(9900);
    }

    @Test
    void one_that_is_refused_for_good_can_be_asked_for_by_an_operator() {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.TOO_LATE, false));
        String second = world.gateway.plant(order, 9900, world.clock.instant());
        for (int day = 0; day < 3; day++) {
            world.pass(Duration.ofDays(1));
        }
        assertThat(world.payment(paid.id()).refunds()).hasSize(1);

        RefundPayment.Result asked = world.useCases
                .refundPayment()
                .refund(
                        new RefundPayment.Order(
                                paid.id(),
                                Optional.of(new GatewayTxnId(second)),
                                Optional.empty(),
                                new RefundReason("이중 결제")),
                        Optional.empty());

        assertThat(asked.refund().status()).isEqualTo(RefundStatus.DONE);
        assertThat(world.payment(paid.id()).refundedAmount().isZero()).isTrue();
    }
}
