package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a billing run wrote down and did not send, because its process died. */
class StaleAttemptRecoveryTest {
    private static final GatewayId GATEWAY = new GatewayId("memory");

    private boolean mayClaim = true;
    private final SubscriptionWorld world =
            new SubscriptionWorld(new World(Profiles.withoutReplay(), gateway -> gateway, DyingBeforeTheClaim::new, 1));

    @Test
    void is_sent_by_whoever_finds_it() {
        SubscriptionId id = leftUnsent();

        world.until("2026-12-23");

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(2);
    }

    @Test
    void is_not_sent_while_its_gateway_is_on_hold_and_is_collected_afterwards() {
        SubscriptionId id = leftUnsent();
        world.world.useCases.billingRuns().hold(GATEWAY, "kim", "the contract is being changed");

        world.until("2026-12-24");
        assertThat(world.world.ledger().received(Step.CHARGE))
                .as("the first bill only")
                .isEqualTo(1);

        world.world.useCases.billingRuns().resume(GATEWAY);
        world.until("2026-12-25");
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(2);
    }

    @Test
    void a_first_bill_that_the_calendar_made_is_not_sent_while_its_gateway_is_on_hold() {
        SubscriptionId id = world.uses()
                .subscribe()
                .subscribe(startingOn(LocalDate.parse("2026-12-23")), Optional.empty())
                .subscription()
                .id();
        notSentWhileOnHold(id, 0);
    }

    @Test
    void nor_is_a_resumption_that_the_calendar_made() {
        SubscriptionId id = world.subscribe(world.plan("PRO", 9_900, 0), world.world.key())
                .subscription()
                .id();
        world.until("2026-12-08");
        world.uses().manageSubscription().pause(id, Optional.of(LocalDate.parse("2026-12-23")), Optional.empty());
        notSentWhileOnHold(id, 1);
    }

    private void notSentWhileOnHold(SubscriptionId id, int before) {
        dyingOver("2026-12-23");
        world.world.useCases.billingRuns().hold(GATEWAY, "kim", "the contract is being changed");

        world.until("2026-12-24");
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(before);

        world.world.useCases.billingRuns().resume(GATEWAY);
        world.until("2026-12-25");
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(before + 1);
    }

    private Subscribe.Order startingOn(LocalDate day) {
        BillingKey key = world.world.key();
        return new Subscribe.Order(
                key.customer(),
                world.plan("PRO", 9_900, 0),
                key.id(),
                Optional.of(day),
                Optional.empty(),
                1,
                Optional.empty());
    }

    /** Nobody declined; the caller, who got no answer, asks again or looks. */
    @Test
    void a_sign_up_that_is_found_hours_late_is_collected_all_the_same() {
        BillingKey key = world.world.key();
        PlanCode plan = world.plan("PRO", 9_900, 0);
        mayClaim = false;
        assertThatThrownBy(() -> world.subscribe(plan, key)).isInstanceOf(InMemoryGateway.Died.class);
        mayClaim = true;
        world.world.restart();
        world.world.clock.advance(Duration.ofMinutes(90));

        world.until("2026-11-24");

        Subscription found = world.uses()
                .subscriptions()
                .list(new SubscriptionFilter(Optional.of(key.customer()), Optional.empty(), false), Optional.empty(), 1)
                .items()
                .get(0);
        assertThat(found.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(1);
    }

    private SubscriptionId leftUnsent() {
        SubscriptionId id = world.subscribe(world.plan("PRO", 9_900, 0), world.world.key())
                .subscription()
                .id();
        dyingOver("2026-12-23");
        return id;
    }

    private void dyingOver(String day) {
        mayClaim = false;
        assertThatThrownBy(() -> world.until(day)).isInstanceOf(InMemoryGateway.Died.class);
        mayClaim = true;
        world.world.restart();
    }

    /** Lets a transaction that wrote new payments be the last one of this process. */
    private final class DyingBeforeTheClaim implements TransactionRunner {
        private final TransactionRunner real;

        DyingBeforeTheClaim(TransactionRunner real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            boolean alive = mayClaim;
            T result = real.inTransaction(work);
            if (!alive && isLeftUnsent()) {
                throw new InMemoryGateway.Died();
            }
            return result;
        }

        private boolean isLeftUnsent() {
            return !world.world
                    .store
                    .payments()
                    .leftCreated(GATEWAY, world.world.clock.instant().plusSeconds(1), 1)
                    .isEmpty();
        }

        @Override
        public boolean isActive() {
            return real.isActive();
        }
    }
}
