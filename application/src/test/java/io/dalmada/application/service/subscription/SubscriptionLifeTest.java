package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole lives of subscriptions, as the gateway's ledger shows them. */
class SubscriptionLifeTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();

    @Test
    void a_monthly_subscription_keeps_its_anchor() {
        world.until("2027-01-31");
        SubscriptionResult started = world.subscribe(world.plan("PRO", 9_900, 0), key);
        assertThat(started.subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        world.until("2027-06-01");
        assertThat(days()).containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31");
    }

    @Test
    void a_soft_decline_is_recovered_and_moves_no_later_date() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
        decline(2);
        world.until("2026-12-23");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.PAST_DUE);
        world.until("2026-12-26");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ACTIVE);
        world.until("2027-01-24");
        assertThat(days()).containsExactly("2026-11-23", "2026-12-26", "2027-01-23");
    }

    @Test
    void dunning_suspends_and_ends() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
        decline(4);
        world.until("2026-12-29");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.PAST_DUE);
        world.until("2026-12-30");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.SUSPENDED);
        world.until("2027-01-23");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(days()).containsExactly("2026-11-23");
    }

    @Test
    void a_hard_decline_waits_for_another_card() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
        world.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.CARD_EXPIRED));
        world.until("2026-12-27");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.PAST_DUE);
        BillingKey other = world.world.key();
        world.uses().manageSubscription().replaceBillingKey(id, other.id(), Optional.empty());
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(days()).containsExactly("2026-11-23", "2026-12-27");
    }

    @Test
    void an_unknown_renewal_is_settled_before_anything_else_happens() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
        world.world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        world.until("2026-12-23");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ACTIVE);
        world.until("2026-12-24");
        assertThat(days()).containsExactly("2026-11-23", "2026-12-24");
    }

    @Test
    void canceled_at_period_end_nothing_more_is_charged() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
        world.uses().manageSubscription().cancel(id, When.PERIOD_END, Optional.empty());
        world.until("2027-03-01");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(days()).containsExactly("2026-11-23");
    }

    @Test
    void an_upgrade_now_charges_the_difference_and_begins_a_new_period() {
        SubscriptionId id =
                world.subscribe(world.plan("PRO", 9_000, 0), key).subscription().id();
        PlanCode bigger = world.plan("MAX", 30_000, 0);
        world.until("2026-12-08");
        world.uses()
                .manageSubscription()
                .changePlan(id, PlanChange.to(bigger, Optional.empty(), When.NOW), Optional.empty());
        world.until("2027-01-09");
        assertThat(amounts()).containsExactly(9_000L, 30_000L - 4_500, 30_000L);
        assertThat(days()).containsExactly("2026-11-23", "2026-12-08", "2027-01-08");
    }

    @Test
    void a_trial_is_not_charged_before_it_ends() {
        SubscriptionId id = world.subscribe(world.plan("TRY", 9_900, 14), key)
                .subscription()
                .id();
        assertThat(status(id)).isEqualTo(SubscriptionStatus.TRIALING);
        world.until("2026-12-07");
        assertThat(days()).isEmpty();
        world.until("2026-12-08");
        assertThat(days()).containsExactly("2026-12-08");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    private void decline(int times) {
        for (int i = 0; i < times; i++) {
            world.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        }
    }

    private SubscriptionStatus status(SubscriptionId id) {
        return world.subscription(id).status();
    }

    private List<String> days() {
        return charges().stream().map(c -> day(c.at())).toList();
    }

    private List<Long> amounts() {
        return charges().stream().map(InMemoryLedger.Charge::amount).toList();
    }

    private List<InMemoryLedger.Charge> charges() {
        return world.world.ledger().charges().stream()
                .filter(InMemoryLedger.Charge::approved)
                .toList();
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, SubscriptionWorld.SEOUL).toString();
    }
}
