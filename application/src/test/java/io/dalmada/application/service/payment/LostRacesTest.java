package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Races can be lost many times in a row, to slow locks for instance: that says nothing about whose a charge is. */
class LostRacesTest {
    private static final int AS_OFTEN_AS_IS_TRIED = 5;

    private int losses;
    private boolean onlyOnceCharged;

    private final World world =
            new World(Profiles.withoutReplay(), gateway -> gateway, transactions -> losing(transactions), 1);

    private TransactionRunner losing(TransactionRunner transactions) {
        return new TransactionRunner() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (losses > 0 && !(onlyOnceCharged && world.ledger().charges().isEmpty())) {
                    losses--;
                    throw new ConcurrentChange("a lock that was not granted in time");
                }
                return transactions.inTransaction(work);
            }

            @Override
            public boolean isActive() {
                return transactions.isActive();
            }
        };
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_left_to_the_resolver() {
        var key = world.key();
        onlyOnceCharged = true;
        losses = AS_OFTEN_AS_IS_TRIED;

        Payment charged = world.charge(key, 9900, Optional.empty());

        assertThat(world.payment(charged.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SENDING);
        for (int minute = 0; minute < 5; minute++) {
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(world.payment(charged.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(world.ledger().charges()).hasSize(1);
    }

    @Test
    void an_inquiry_that_could_not_be_recorded_is_made_again() {
        var key = world.key();
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        Payment lost = world.charge(key, 9900, Optional.empty());

        losses = AS_OFTEN_AS_IS_TRIED;
        world.pass(Duration.ofSeconds(21));

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        world.pass(Duration.ofSeconds(6));
        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }
}
