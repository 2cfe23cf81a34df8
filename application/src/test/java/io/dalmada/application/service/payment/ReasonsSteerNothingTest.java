package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller writes as the reason of a refund is passed on, and steers nothing. */
class ReasonsSteerNothingTest {
    private final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"subscription over", "duplicate charge", "고객 요청"})
    void a_refund_that_was_not_sent_is_not_ordered_again_by_itself(String reason) {
        Payment paid = world.charge(world.key(), 9900, Optional.empty());
        world.gateway.next(Step.REFUND, new Trouble.NoConnection());
        world.useCases
                .refundPayment()
                .refund(
                        new RefundPayment.Order(paid.id(), Optional.empty(), new RefundReason(reason)),
                        Optional.empty());

        for (int day = 0; day < 8; day++) {
            world.pass(Duration.ofDays(1));
        }

        assertThat(world.payment(paid.id()).refunds()).hasSize(1);
        assertThat(world.payment(paid.id()).status()).isEqualTo(PaymentStatus.PAID);
    }
}
