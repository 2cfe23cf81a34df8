package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer has one subscription to a plan unless somebody says otherwise, and one trial. */
class OneOfAPlanTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();
    private final PlanCode pro = world.plan("PRO", 9_900, 0);

    @Test
    void a_second_one_is_refused_and_the_first_is_named() {
        SubscriptionId first = subscribe(order(pro)).subscription().id();
        DomainException refused = refused(order(pro));
        assertThat(refused.refusal()).isEqualTo(Refusal.SUBSCRIPTION_EXISTS);
        assertThat(refused.subject()).contains(first.toString());
        assertThat(world.world.gateway.ledger().charges()).hasSize(1);
    }

    @Test
    void a_second_one_is_begun_when_the_request_says_so_and_stands_in_the_way_then() {
        subscribe(order(pro));
        SubscriptionId second =
                subscribe(order(pro).besideOthers()).subscription().id();
        assertThat(refused(order(pro)).subject()).contains(second.toString());
    }

    @Test
    void another_plan_and_one_that_is_over_stand_in_nobodys_way() {
        SubscriptionId first = subscribe(order(pro)).subscription().id();
        subscribe(order(world.plan("MAX", 19_900, 0)));
        world.uses().manageSubscription().cancel(first, When.NOW, Optional.empty());
        assertThat(subscribe(order(pro)).subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void one_whose_first_bill_was_declined_is_over() {
        world.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        assertThat(subscribe(order(pro)).subscription().status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(subscribe(order(pro)).subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void the_same_request_is_answered_by_what_it_made() {
        Optional<RequestKey> name = Optional.of(new RequestKey("caller", "K1", "subscribe", "fingerprint"));
        SubscriptionResult first = world.uses().subscribe().subscribe(order(pro), name);
        SubscriptionResult again = world.uses().subscribe().subscribe(order(pro), name);
        assertThat(again.subscription().id()).isEqualTo(first.subscription().id());
    }

    @Test
    void a_trial_is_given_once_even_when_it_was_canceled_and_several_are_allowed() {
        PlanCode trial = world.plan("TRY", 9_900, 7);
        SubscriptionId first = subscribe(order(trial)).subscription().id();
        world.uses().manageSubscription().cancel(first, When.NOW, Optional.empty());
        DomainException refused = refused(order(trial).besideOthers());
        assertThat(refused.refusal()).isEqualTo(Refusal.TRIAL_USED);
        assertThat(refused.subject()).contains(first.toString());
        assertThat(subscribe(order(trial).withoutTrial()).subscription().status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void whoever_began_without_the_trial_may_take_it_later() {
        PlanCode trial = world.plan("TRY", 9_900, 7);
        subscribe(order(trial).withoutTrial());
        assertThat(subscribe(order(trial).besideOthers()).subscription().status())
                .isEqualTo(SubscriptionStatus.TRIALING);
    }

    private SubscriptionResult subscribe(Subscribe.Order order) {
        return world.uses().subscribe().subscribe(order, Optional.empty());
    }

    private DomainException refused(Subscribe.Order order) {
        return catchThrowableOfType(DomainException.class, () -> subscribe(order));
    }

    private Subscribe.Order order(PlanCode plan) {
        return new Subscribe.Order(
                key.customer(), plan, key.id(), Optional.empty(), Optional.empty(), 1, Optional.empty());
    }
}
