package io.dalmada.application.service.subscription;

import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One customer with two cards and a subscription, and all that may happen between a request and its repetition. */
final class RepeatScene {
    final SubscriptionWorld world = new SubscriptionWorld();
    final InMemoryGateway gateway = world.world.gateway;
    final BillingKey key = world.world.key();
    final BillingKey other = world.world.key();
    final PlanCode pro = world.plan("PRO", 9_000, 0);
    final PlanCode max = world.plan("MAX", 30_000, 0);
    final PlanCode mini = world.plan("MINI", 5_000, 0);
    private Optional<SubscriptionId> id = Optional.empty();
    private Optional<PaymentId> first = Optional.empty();

    UseCases uses() {
        return world.uses();
    }

    ManageSubscription manage() {
        return uses().manageSubscription();
    }

    boolean hasSubscription() {
        return id.isPresent();
    }

    SubscriptionId id() {
        return id.orElseThrow();
    }

    // ---- how it stands before the request

    void active() {
        SubscriptionResult started = world.subscribe(pro, key);
        id = Optional.of(started.subscription().id());
        first = started.payment().map(Payment::id);
        days(5);
    }

    void paused() {
        active();
        manage().pause(id(), Optional.empty(), Optional.empty());
        days(5);
    }

    void ending() {
        active();
        manage().cancel(id(), When.PERIOD_END, Optional.empty());
    }

    void pastDue() {
        active();
        gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        world.until("2026-12-23");
    }

    /** Nobody could be asked for so long that a bill waits for a person. */
    void held() {
        active();
        for (int i = 0; i < 60; i++) {
            gateway.next(Step.CHARGE, new Trouble.NoConnection());
        }
        world.until("2027-01-05");
        gateway.clearTroubles();
    }

    PaymentId firstPayment() {
        return first.orElseThrow();
    }

    // ---- what happens between the request and its repetition

    void days(int days) {
        world.travel(world.world.clock.instant().plus(Duration.ofDays(days)));
    }

    /** To another plan, or back to the first one. */
    void changedBack() {
        PlanCode now = world.subscription(id()).snapshot().arrangement().terms().plan();
        quietly(() ->
                manage().changePlan(id(), now.equals(pro) ? mini : pro, Optional.empty(), When.NOW, Optional.empty()));
    }

    void newPrice() {
        uses().plans().addPrice(max, Money.won(40_000), TaxType.TAXABLE, Optional.empty());
    }

    void anotherCard() {
        quietly(() -> manage().replaceBillingKey(id(), other.id(), Optional.empty()));
    }

    void pausedAndResumed() {
        quietly(() -> manage().pause(id(), Optional.empty(), Optional.empty()));
        days(1);
        quietly(() -> manage().resume(id(), Optional.empty()));
    }

    void paidByAnotherRequest() {
        quietly(() -> manage().payNow(id(), Optional.empty()));
    }

    void canceled() {
        quietly(() -> manage().cancel(id(), When.NOW, Optional.empty()));
    }

    /** What the state of things does not allow does not happen. */
    static boolean quietly(Runnable act) {
        try {
            act.run();
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }

    // ---- what can be seen of it

    /** Money that moved at the gateway. */
    long movements() {
        return ledger().charges().stream()
                .filter(InMemoryLedger.Charge::approved)
                .mapToLong(charge -> 1 + charge.cancels().size())
                .sum();
    }

    /** All that a request could have changed. */
    List<Object> state() {
        List<Long> payments = world.world.payments().stream()
                .map(Payment::snapshot)
                .map(Payment.Snapshot::version)
                .toList();
        List<Object> subscriptions = world.world.store.events().stream()
                .filter(event -> event.type().startsWith("subscription"))
                .map(Object.class::cast)
                .toList();
        return List.of(
                payments, subscriptions, movements(), uses().plans().get(max).snapshot());
    }

    private InMemoryLedger ledger() {
        return world.world.ledger();
    }
}
