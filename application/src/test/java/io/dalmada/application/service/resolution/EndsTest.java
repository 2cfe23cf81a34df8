package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for something that never comes is given to an operator in the end (decision 0045). */
class EndsTest {
    private final World world = new World();

    /** Before: AWAITING_DEPOSIT after 400 days. */
    @Test
    void a_deposit_that_never_comes_is_an_operators_after_five_business_days() {
        Payment paid = world.charge(world.key(), 9900, Optional.empty());
        world.gateway.next(Step.REFUND, new Trouble.AwaitsDeposit());
        Refund awaited =
                world.refund(paid.id(), Optional.empty(), Optional.empty()).refund();
        assertThat(awaited.status()).isEqualTo(RefundStatus.AWAITING_DEPOSIT);

        days(6);
        assertThat(world.payment(paid.id()).refund(awaited.number()).status()).isEqualTo(RefundStatus.AWAITING_DEPOSIT);
        days(3);

        assertThat(world.payment(paid.id()).refund(awaited.number()).status()).isEqualTo(RefundStatus.MANUAL);
    }

    /** Before: UNKNOWN for ever. */
    @Test
    void a_charge_that_is_still_running_after_three_days_is_an_operators() {
        world.gateway.next(Step.CHARGE, new Trouble.Pends(Duration.ofDays(400)));
        Payment pending = world.charge(world.key(), 9900, Optional.empty());

        days(2);
        assertThat(world.payment(pending.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        days(2);

        assertThat(world.payment(pending.id()).lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
    }

    private void days(int days) {
        for (int hour = 0; hour < days * 24; hour++) {
            world.pass(Duration.ofHours(1));
        }
    }
}
