package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
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

    /** Before: never after the seven days that the scans look back. */
    @Test
    void one_that_is_refused_for_weeks_is_given_back_in_the_end() {
        refuse(200);
        world.gateway.plant(order, 9900, world.clock.instant());
        days(20);
        assertThat(world.ledger().net(order)).isEqualTo(2 * 9900);
        assertThat(world.payment(paid.id()).refunds()).hasSizeGreaterThan(18);

        world.gateway.clearTroubles();
        days(3);

        assertThat(world.ledger().net(order)).isEqualTo(9900);
        assertThat(world.payment(paid.id()).owedBack()).isEmpty();
    }

    /** It is asked about before it is asked for. */
    @Test
    void one_that_went_back_in_the_console_meanwhile_is_not_asked_for() {
        refuse(200);
        String second = world.gateway.plant(order, 9900, world.clock.instant());
        days(10);
        world.gateway.clearTroubles();
        world.gateway.cancelInConsole(second, 9900);
        int asked = world.ledger().received(Step.REFUND);

        days(3);

        assertThat(world.ledger().received(Step.REFUND)).isEqualTo(asked);
        assertThat(world.ledger().net(order)).isEqualTo(9900);
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.MERCHANT_LIMIT, false));
        }
    }

    private void days(int many) {
        for (int day = 0; day < many; day++) {
            world.pass(Duration.ofDays(1));
        }
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
