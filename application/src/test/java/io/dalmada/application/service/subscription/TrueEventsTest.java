package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.TrueEvents;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A bill whose card has ended is not tried, and no event says that it was; {@link TrueEvents} watches every commit. */
class TrueEventsTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();
    private final PlanCode pro = world.plan("PRO", 9_900, 0);

    @Test
    void a_renewal_with_a_revoked_key_is_declined_without_an_attempt() {
        SubscriptionId id = world.subscribe(pro, key).subscription().id();
        world.uses().revokeBillingKey().revoke(key.id());
        int before = told(id).size();

        world.until("2026-12-23");

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        assertThat(told(id).subList(before, told(id).size())).containsExactly(BillStep.DECLINED);
    }

    @Test
    void neither_is_a_change_or_a_resumption_attempted() {
        PlanCode max = world.plan("MAX", 30_000, 0);
        SubscriptionId changing = world.subscribe(pro, key).subscription().id();
        SubscriptionId resuming = world.subscribe(pro, key).subscription().id();
        world.until("2026-12-08");
        world.uses().manageSubscription().pause(resuming, Optional.empty(), Optional.empty());
        world.until("2026-12-15");
        world.uses().revokeBillingKey().revoke(key.id());

        world.uses().manageSubscription().changePlan(changing, max, Optional.empty(), When.NOW, Optional.empty());
        world.uses().manageSubscription().resume(resuming, Optional.empty());

        assertThat(told(changing)).endsWith(BillStep.PAID, BillStep.DROPPED);
        assertThat(told(resuming)).endsWith(BillStep.PAID, BillStep.DROPPED);
        assertThat(world.world.ledger().charges()).hasSize(2);
    }

    @Test
    void a_bill_that_was_tried_keeps_the_payment_it_was_tried_with() {
        SubscriptionId id = world.subscribe(pro, key).subscription().id();
        world.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.CARD_EXPIRED));
        world.until("2026-12-24");

        world.uses().manageSubscription().payNow(id, Optional.empty());

        assertThat(told(id)).endsWith(BillStep.ATTEMPTED, BillStep.DECLINED, BillStep.DECLINED);
        assertThat(world.subscription(id).bill().orElseThrow().payment()).isPresent();
    }

    private List<BillStep> told(SubscriptionId id) {
        return world.world.store.events().stream()
                .filter(SubscriptionEvent.Billed.class::isInstance)
                .map(SubscriptionEvent.Billed.class::cast)
                .filter(billed -> billed.subscription().equals(id))
                .map(SubscriptionEvent.Billed::step)
                .toList();
    }
}
