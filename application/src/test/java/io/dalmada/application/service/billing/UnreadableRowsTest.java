package io.dalmada.application.service.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that cannot be read stop no neighbour, and nothing of theirs is lost. */
class UnreadableRowsTest {
    private final SubscriptionWorld world = new SubscriptionWorld();

    private List<SubscriptionId> subscribers(int many) {
        var plan = world.plan("PRO", 9_900, 0);
        List<SubscriptionId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(world.subscribe(plan, world.world.key()).subscription().id());
        }
        return ids;
    }

    @Test
    void the_others_are_billed_and_it_is_billed_once_it_can_be_read() {
        List<SubscriptionId> ids = subscribers(4);
        world.world.store.spoil(ids.get(0));
        world.world.store.spoil(ids.get(2));

        world.until("2026-12-23");
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(6);

        world.world.store.mend(ids.get(0));
        world.world.store.mend(ids.get(2));
        world.until("2026-12-24");
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(8);
        assertThat(ids)
                .allSatisfy(id -> assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE));
    }

    @Test
    void the_questions_of_others_are_asked() {
        var key = world.world.key();
        List<Payment> lost = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            world.world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
            lost.add(world.world.charge(key, 9_900, Optional.empty()));
        }
        world.world.store.spoil(lost.get(0).id());

        world.world.pass(Duration.ofMinutes(2));
        world.world.pass(Duration.ofHours(30));
        world.world.pass(Duration.ofDays(1));

        assertThat(lost.subList(1, 3))
                .allSatisfy(payment -> assertThat(
                                world.world.payment(payment.id()).lastAttempt().status())
                        .isEqualTo(AttemptStatus.SUCCEEDED));
        assertThat(world.world.payments()).hasSize(2);
    }
}
