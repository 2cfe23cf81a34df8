package io.dalmada.application.testing;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Demand;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Order;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Subscriptions in each situation, begun at ten o'clock on 23 November 2026; none of them is stored yet. */
public final class SubscriptionFixture {
    public static final BillingRules RULES = BillingRules.STANDARD;
    private static final Instant NOW = MovableClock.atTen().instant();

    private SubscriptionFixture() {}

    /** Its first bill is due at once. */
    public static Subscription incomplete() {
        return incompleteOf(TestIds.customer());
    }

    public static Subscription incompleteOf(CustomerId customer) {
        return started(customer, PaymentFixture.GATEWAY, PlanFixture.monthly(), 1, NOW);
    }

    /** @param at its first bill is due then, unless the plan has a trial */
    public static Subscription started(CustomerId customer, GatewayId gateway, Plan plan, int quantity, Instant at) {
        Order order = new Order(
                customer,
                new BillingKeyId(TestIds.next()),
                gateway,
                plan.terms(),
                quantity,
                plan.trialDays(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Subscription.start(new SubscriptionId(TestIds.next()), order, at, RULES);
    }

    public static Subscription trialing() {
        return started(TestIds.customer(), PaymentFixture.GATEWAY, PlanFixture.onTrial(), 2, NOW);
    }

    /** For three periods that begin on the 31st, the first one a short one, from the first of next month on. */
    public static Subscription termed() {
        Order order = new Order(
                TestIds.customer(),
                new BillingKeyId(TestIds.next()),
                PaymentFixture.GATEWAY,
                PlanFixture.monthly().terms(),
                3,
                0,
                Optional.of(LocalDate.parse("2026-12-01")),
                Optional.of(31),
                Optional.of(3));
        return Subscription.start(new SubscriptionId(TestIds.next()), order, NOW, RULES);
    }

    /** Its first bill is being charged. */
    public static Subscription trying() {
        Subscription subscription = incomplete();
        demanded(subscription, NOW);
        return subscription;
    }

    public static Subscription active() {
        return paid(incomplete());
    }

    public static Subscription activeOf(CustomerId customer) {
        return paid(incompleteOf(customer));
    }

    /** Its renewal was declined once. */
    public static Subscription pastDue() {
        return declined(active(), DeclineReason.LIMIT_EXCEEDED);
    }

    /** The grace is over. */
    public static Subscription suspended() {
        Subscription subscription = declined(active(), DeclineReason.LOST_OR_STOLEN);
        proceed(subscription);
        return subscription;
    }

    /** Until the first of next month, with credit for what was paid and not used. */
    public static Subscription paused() {
        Subscription subscription = active();
        subscription.pause(Optional.of(LocalDate.parse("2026-12-01")), NOW.plus(Duration.ofDays(3)), RULES);
        return subscription;
    }

    /** To another plan with the next period. */
    public static Subscription changing() {
        Subscription subscription = active();
        subscription.changeAtPeriodEnd(PlanFixture.biweekly().terms(), 4, NOW);
        return subscription;
    }

    /** To another plan at once: the bill for it is due and takes all credit. */
    public static Subscription changingNow() {
        Subscription subscription = active();
        subscription.changeNow(PlanFixture.biweekly().terms(), 4, NOW.plus(Duration.ofDays(3)), RULES);
        return subscription;
    }

    /** Takes another plan of the same price on the day on which its period began: there is nothing to pay. */
    public static void changedTo(Subscription subscription, String plan) {
        subscription.changeNow(PlanFixture.monthly(plan).terms(), 1, NOW, RULES);
        subscription.proceed(new PaymentId(TestIds.next()), NOW, RULES);
    }

    /** Canceled with the end of what is paid. */
    public static Subscription ending() {
        Subscription subscription = active();
        subscription.cancelAtPeriodEnd(NOW, RULES);
        return subscription;
    }

    /** A bill is too old to be collected without a person's word. */
    public static Subscription held() {
        Subscription subscription = active();
        subscription.proceed(new PaymentId(TestIds.next()), NOW.plus(Duration.ofDays(60)), RULES);
        return subscription;
    }

    /** Another card came while an attempt was on its way. */
    public static Subscription newCardWhileTrying() {
        Subscription subscription = active();
        Instant at = next(subscription);
        demanded(subscription, at);
        subscription.replaceBillingKey(new BillingKeyId(TestIds.next()), PaymentFixture.GATEWAY, at);
        return subscription;
    }

    public static Subscription canceled() {
        Subscription subscription = active();
        subscription.cancelNow(NOW, RULES);
        return subscription;
    }

    /** Its first bill was declined. */
    public static Subscription ended() {
        return declined(incomplete(), DeclineReason.LIMIT_EXCEEDED);
    }

    /** What is due is collected and paid. */
    public static Subscription paid(Subscription subscription) {
        Instant at = next(subscription);
        Demand demand = demanded(subscription, at);
        subscription.paid(demand.bill().number(), demand.payment(), at, RULES);
        return subscription;
    }

    /** What is due is collected and declined. */
    public static Subscription declined(Subscription subscription, DeclineReason reason) {
        Instant at = next(subscription);
        Demand demand = demanded(subscription, at);
        subscription.declined(demand.bill().number(), Decline.of(reason), at, RULES);
        return subscription;
    }

    /** What the subscription wants to be charged by then. */
    public static Demand demanded(Subscription subscription, Instant at) {
        return subscription.proceed(new PaymentId(TestIds.next()), at, RULES).orElseThrow();
    }

    /** Does what is due next, when it is due. */
    public static Optional<Demand> proceed(Subscription subscription) {
        return subscription.proceed(new PaymentId(TestIds.next()), next(subscription), RULES);
    }

    /** When the next step is due. */
    public static Instant next(Subscription subscription) {
        return subscription.next().map(NextStep::at).orElseThrow();
    }
}
