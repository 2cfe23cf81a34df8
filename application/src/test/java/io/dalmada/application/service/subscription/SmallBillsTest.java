package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bills below what the gateway charges, 100 won (decision 0034). */
class SmallBillsTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();

    private List<Long> amounts() {
        return world.world.ledger().charges().stream().map(c -> c.amount()).toList();
    }

    private SubscriptionResult subscribe(PlanCode plan, int anchorDay) {
        return world.uses()
                .subscribe()
                .subscribe(
                        new Subscribe.Order(
                                key.customer(),
                                plan,
                                key.id(),
                                Optional.empty(),
                                Optional.of(anchorDay),
                                1,
                                Optional.empty()),
                        Optional.empty());
    }

    @Test
    void a_stub_of_93_won_at_sign_up_is_collected_with_the_next_bill() {
        world.world.clock.set(Instant.parse("2026-11-30T03:00:00Z"));
        SubscriptionResult started = subscribe(world.plan("SMALL", 2_800, 0), 1);
        assertThat(started.subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(amounts()).isEmpty();
        world.until("2026-12-02");
        assertThat(amounts()).containsExactly(2_893L);
    }

    @Test
    void an_upgrade_of_50_won_takes_effect_and_is_collected_with_the_next_bill() {
        SubscriptionId id = world.subscribe(world.plan("PRO", 10_000, 0), key)
                .subscription()
                .id();
        PlanCode more = world.plan("MORE", 10_050, 0);
        SubscriptionResult changed = world.uses()
                .manageSubscription()
                .changePlan(id, PlanChange.to(more, Optional.empty(), When.NOW), Optional.empty());
        assertThat(changed.subscription().snapshot().arrangement().terms().plan())
                .isEqualTo(more);
        world.until("2026-12-24");
        assertThat(amounts()).containsExactly(10_000L, 10_100L);
    }
}
