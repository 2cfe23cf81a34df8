package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.ManageSubscription.Seen;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An act on what its caller has seen is not done on anything else. */
class OnlyAsSeenTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final SubscriptionId id = world.subscribe(world.plan("PRO", 9_900, 0), world.world.key())
            .subscription()
            .id();
    private final Seen seen = seen();

    private Seen seen() {
        return Seen.of(world.uses().subscriptions().get(id));
    }

    private ManageSubscription onlyAs(Seen then) {
        return world.uses().manageSubscription().onlyAs(Set.of(then));
    }

    @Test
    void it_is_done_while_nothing_has_changed() {
        onlyAs(seen).cancel(id, When.PERIOD_END, Optional.empty());

        assertThat(world.subscription(id).snapshot().cancelAtPeriodEnd()).isTrue();
    }

    @Test
    void it_is_refused_and_nothing_is_done_when_the_subscription_has_changed() {
        world.uses().manageSubscription().cancel(id, When.PERIOD_END, Optional.empty());
        Seen now = seen();

        assertThatThrownBy(() -> onlyAs(seen).uncancel(id, Optional.empty()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SUBSCRIPTION_MOVED_ON));
        assertThat(seen()).isEqualTo(now);
    }

    @Test
    void it_is_refused_when_only_the_last_payment_has_changed() {
        world.world.refund(
                world.uses().subscriptions().get(id).payment().orElseThrow().id(), Optional.empty(), Optional.empty());

        assertThat(seen().payment()).isGreaterThan(seen.payment());
        assertThatThrownBy(() -> onlyAs(seen).cancel(id, When.NOW, Optional.empty()))
                .isInstanceOf(DomainException.class);
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void a_refused_request_leaves_its_name_free_and_a_repeated_one_is_answered_though_its_own_act_changed_things() {
        Optional<RequestKey> named = World.request("precondition-1");
        assertThatThrownBy(() -> onlyAs(new Seen(99, 0)).cancel(id, When.NOW, named))
                .isInstanceOf(DomainException.class);

        onlyAs(seen).cancel(id, When.NOW, named);

        assertThat(onlyAs(seen).cancel(id, When.NOW, named).subscription().status())
                .isEqualTo(SubscriptionStatus.CANCELED);
    }
}
