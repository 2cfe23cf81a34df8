package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client that repeats a 503 as it is told, for longer than numbers of two digits last: nothing comes to a standstill. */
class ManyTriesTest {
    private static final int TWENTY_MINUTES = 240;

    private final SubscriptionWorld world = new SubscriptionWorld();
    private final InMemoryGateway gateway = world.world.gateway;
    private final BillingKey key = world.world.key();
    private final PlanCode pro = world.plan("PRO", 9_900, 0);

    @Test
    void a_sign_up_begins_once_the_gateway_is_back() {
        Optional<RequestKey> once = World.request("sign up");
        whileItIsDown(TWENTY_MINUTES, () -> subscribe(once));

        SubscriptionResult begun = subscribe(once);

        assertThat(begun.subscription().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(approved()).hasSize(1);
    }

    @Test
    void a_renewal_in_dunning_is_paid_by_the_same_request() {
        SubscriptionId id = pastDue();
        Optional<RequestKey> once = World.request("pay");
        whileItIsDown(TWENTY_MINUTES, () -> pay(id, once));

        pay(id, once);

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(approved()).hasSize(2);
    }

    @Test
    void another_card_heals_it_too() {
        SubscriptionId id = pastDue();
        whileItIsDown(TWENTY_MINUTES, () -> pay(id, Optional.empty()));
        BillingKey other = world.world.key();

        world.uses().manageSubscription().replaceBillingKey(id, other.id(), Optional.empty());

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void a_bill_leaves_a_payment_that_has_had_very_many_attempts() {
        SubscriptionId id = pastDue();
        PaymentId first = world.subscription(id).bill().orElseThrow().payment().orElseThrow();
        whileItIsDown(1_100, () -> pay(id, Optional.empty()));

        pay(id, Optional.empty());

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(approved()).hasSize(2);
        assertThat(world.world.payment(first).attempts()).hasSize(999);
        assertThat(world.world.payment(first).status()).isEqualTo(PaymentStatus.NOT_CHARGED);
    }

    @Test
    void a_payment_that_stands_alone_is_charged_under_its_own_number() {
        Optional<RequestKey> once = World.request("charge");
        whileItIsDown(TWENTY_MINUTES, () -> world.world.charge(key, 7_000, once));

        Payment paid = world.world.charge(key, 7_000, once);

        assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(paid.lastAttempt().orderNo().value()).matches("P.{26}-2[0-9]{2}");
        assertThat(approved()).hasSize(1);
    }

    @Test
    void whoever_repeats_it_for_hours_makes_no_attempt_every_few_seconds() {
        Optional<RequestKey> once = World.request("charge");
        whileItIsDown(2_000, () -> world.world.charge(key, 7_000, once));

        Payment unsent = world.world.payments().get(0);

        assertThat(unsent.lastAttempt().status()).isEqualTo(AttemptStatus.NOT_SENT);
        assertThat(unsent.attempts()).hasSizeBetween(300, 360);
    }

    @Test
    void so_it_is_with_refunds() {
        Payment paid = world.world.charge(key, 7_000, Optional.empty());
        Optional<RequestKey> once = World.request("refund");
        for (int i = 0; i < 400; i++) {
            gateway.next(Step.REFUND, new Trouble.NoConnection());
            world.world.refund(paid.id(), Optional.empty(), once);
            world.world.clock.advance(Duration.ofSeconds(5));
        }
        gateway.clearTroubles();
        world.world.clock.advance(Duration.ofMinutes(1));

        Payment refunded = world.world.refund(paid.id(), Optional.empty(), once).payment();

        assertThat(refunded.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(refunded.refunds()).hasSizeBetween(201, 230);
        assertThat(approved().get(0).cancels()).hasSize(1);
    }

    @Test
    void changes_that_are_asked_for_again_and_again_use_up_no_bill_numbers() {
        PlanCode max = world.plan("MAX", 30_000, 0);
        SubscriptionId id = world.subscribe(pro, key).subscription().id();
        Optional<RequestKey> once = World.request("change");
        whileItIsDown(TWENTY_MINUTES, () -> change(id, max, once));

        change(id, max, once);

        Subscription changed = world.subscription(id);
        assertThat(changed.snapshot().arrangement().terms().plan()).isEqualTo(max);
        assertThat(changed.snapshot().nextNumber()).isEqualTo(2);
        assertThat(approved()).hasSize(2);
    }

    @Test
    void what_a_run_cannot_do_moves_and_holds_up_nothing_else() {
        SubscriptionId broken = world.subscribe(pro, key).subscription().id();
        SubscriptionId sound = world.subscribe(pro, key).subscription().id();
        outOfNumbers(broken);

        world.travel(SubscriptionWorld.at("2026-12-23T10:00"));
        long runs = runs();
        world.travel(SubscriptionWorld.at("2026-12-23T12:30"));

        assertThat(world.subscription(sound).current().orElseThrow().number()).isOne();
        assertThat(world.world.alarms).contains("bill-failed 1");
        assertThat(runs() - runs).as("not one every five seconds").isLessThanOrEqualTo(20);
    }

    /** It has had all bills that it can number. */
    private void outOfNumbers(SubscriptionId id) {
        Subscription.Snapshot s = world.subscription(id).snapshot();
        Subscription spent = Subscription.reconstitute(new Subscription.Snapshot(
                s.id(),
                s.customer(),
                s.createdAt(),
                s.billingKey(),
                s.gateway(),
                s.status(),
                s.arrangement(),
                s.periodsLeft(),
                s.bill(),
                s.balance(),
                s.cancelAtPeriodEnd(),
                s.change(),
                s.next(),
                s.heldSince(),
                s.earliestBill(),
                10_000,
                s.debts(),
                s.unbilled(),
                s.version()));
        spent.cancelAtPeriodEnd(world.world.clock.instant(), BillingRules.STANDARD);
        spent.uncancel(world.world.clock.instant(), BillingRules.STANDARD);
        world.world.store.inTransaction(() -> world.world.store.subscriptions().saveAll(List.of(spent)));
    }

    private long runs() {
        Stream<BillingRun> all = world.uses().billingRuns().list(Optional.empty(), 10_000).items().stream();
        return all.count();
    }

    private SubscriptionId pastDue() {
        SubscriptionId id = world.subscribe(pro, key).subscription().id();
        gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        world.until("2026-12-23");
        return id;
    }

    private void pay(SubscriptionId id, Optional<RequestKey> once) {
        world.uses().manageSubscription().payNow(id, once);
    }

    private void change(SubscriptionId id, PlanCode to, Optional<RequestKey> once) {
        world.uses().manageSubscription().changePlan(id, to, Optional.empty(), When.NOW, once);
    }

    private SubscriptionResult subscribe(Optional<RequestKey> once) {
        return world.uses()
                .subscribe()
                .subscribe(
                        new Subscribe.Order(
                                key.customer(), pro, key.id(), Optional.empty(), Optional.empty(), 1, Optional.empty()),
                        once);
    }

    /** Every five seconds, as {@code Retry-After} says; a minute after the last one the gateway is back. */
    private void whileItIsDown(int times, Runnable request) {
        for (int i = 0; i < times; i++) {
            gateway.next(Step.CHARGE, new Trouble.NoConnection());
            request.run();
            world.world.clock.advance(Duration.ofSeconds(5));
        }
        gateway.clearTroubles();
        world.world.clock.advance(Duration.ofMinutes(1));
    }

    private List<InMemoryLedger.Charge> approved() {
        return world.world.ledger().charges().stream()
                .filter(InMemoryLedger.Charge::approved)
                .toList();
    }
}
