package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;

/** A sign-up that nobody declined has its whole day of a gateway that may be asked. */
class HeldSignUpTest {
    private static final GatewayId GATEWAY = new GatewayId("memory");

    private final SubscriptionWorld world = new SubscriptionWorld();

    private SubscriptionId troubled() {
        world.world.gateway.next(Step.CHARGE, new Trouble.NoConnection());
        return world.subscribe(world.plan("PRO", 9_900, 0), world.world.key())
                .subscription()
                .id();
    }

    /** Before: thirty hours of an operator's hold were taken from it, and the first trouble afterwards ended it. */
    @Test
    void does_not_lose_the_time_of_a_hold() {
        SubscriptionId id = troubled();
        world.world.useCases.billingRuns().hold(GATEWAY, "kim", "the contract is being changed");
        world.until("2026-11-25");
        assertThat(world.world.ledger().received(Step.CHARGE)).isZero();

        world.world.useCases.billingRuns().resume(GATEWAY);
        world.world.gateway.next(Step.CHARGE, new Trouble.NoConnection());
        world.travel(world.world.clock.instant().plusSeconds(1800));
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(world.subscription(id).next()).as("it goes on").isPresent();

        world.until("2026-11-26");
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void is_given_up_after_its_day_all_the_same() {
        SubscriptionId id = troubled();
        world.world.useCases.billingRuns().hold(GATEWAY, "kim", "the contract is being changed");
        world.until("2026-11-25");
        world.world.useCases.billingRuns().resume(GATEWAY);
        for (int i = 0; i < 20; i++) {
            world.world.gateway.next(Step.CHARGE, new Trouble.NoConnection());
        }

        world.until("2026-11-28");
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ENDED);
    }
}
