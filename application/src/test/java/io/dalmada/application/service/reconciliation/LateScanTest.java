package io.dalmada.application.service.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryGateway.Listing;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row of a list says that a charge was approved; that its money stands is only known when something says what is left. */
class LateScanTest {
    private final World world = new World();

    /** Before: PAID, with 0 won at the gateway. */
    @Test
    void a_late_charge_that_was_canceled_in_the_console_is_not_adopted_on_a_rows_word() {
        Payment lost = late();
        world.gateway.cancelInConsole(world.ledger().charges().get(0).txn(), 9900);

        scan();

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);
        assertThat(world.ledger().received(Step.REFUND)).isZero();
    }

    @Test
    void a_late_charge_that_stands_is_adopted() {
        Payment lost = late();

        scan();

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void a_late_charge_of_which_nothing_is_known_waits() {
        Payment lost = late();
        world.gateway.hideSums();
        world.gateway.next(Step.INQUIRE, new Trouble.ServerError(false));

        scan();
        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);
        world.gateway.showSums();
        scan();

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    /** Absent by proof after an hour, executed after two. */
    private Payment late() {
        world.gateway.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofHours(2)));
        Payment lost = world.charge(world.key(), 9900, Optional.empty());
        for (int minute = 0; minute < 115; minute++) {
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);
        world.clock.advance(Duration.ofMinutes(10));
        world.gateway.lists(Listing.APPROVALS);
        return lost;
    }

    private void scan() {
        world.useCases.periodicWork().stream()
                .filter(work -> work.name().equals("ghost-scan"))
                .forEach(work -> work.runDue(world.clock.instant()));
    }
}
