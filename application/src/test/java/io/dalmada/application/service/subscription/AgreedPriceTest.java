package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was agreed stays agreed (decision 0036): 10,000 won a seat, while the plan costs 15,000 since. */
class AgreedPriceTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();
    private final PlanCode pro = world.plan("PRO", 10_000, 0);
    private final PlanCode max = world.plan("MAX", 30_000, 0);
    private final SubscriptionId id = world.subscribe(pro, key).subscription().id();

    private void dearer(PlanCode plan, long won) {
        world.uses().plans().addPrice(plan, Money.won(won), TaxType.TAXABLE, Optional.empty());
    }

    private Subscription change(PlanCode plan, Optional<Integer> quantity, When when) {
        return world.uses()
                .manageSubscription()
                .changePlan(id, PlanChange.to(plan, quantity, when), Optional.empty())
                .subscription();
    }

    private static PlanTerms holds(Subscription subscription) {
        return subscription.snapshot().arrangement().terms();
    }

    @Test
    void more_seats_cost_what_was_agreed_for_one() {
        dearer(pro, 15_000);
        assertThat(holds(change(pro, Optional.of(2), When.NOW)).unitPrice()).isEqualTo(Money.won(10_000));
    }

    @Test
    void more_seats_from_the_next_period_on_cost_what_was_agreed() {
        dearer(pro, 15_000);
        change(pro, Optional.of(3), When.PERIOD_END);
        world.until("2026-12-24");
        assertThat(world.world.ledger().charges()).extracting(c -> c.amount()).containsExactly(10_000L, 30_000L);
    }

    @Test
    void going_back_to_the_plan_one_has_keeps_its_price() {
        change(max, Optional.empty(), When.PERIOD_END);
        dearer(pro, 15_000);
        change(pro, Optional.empty(), When.PERIOD_END);
        world.until("2026-12-24");
        assertThat(world.world.ledger().charges()).extracting(c -> c.amount()).containsExactly(10_000L, 10_000L);
    }

    @Test
    void changing_to_what_one_has_does_nothing() {
        world.until("2026-12-08");
        long version = world.subscription(id).snapshot().version();
        change(pro, Optional.of(1), When.NOW);
        change(pro, Optional.empty(), When.PERIOD_END);
        assertThat(world.subscription(id).snapshot().version()).isEqualTo(version);
        assertThat(world.world.ledger().charges()).hasSize(1);
    }
}
