package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Order;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Uncharged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions in each state, made as the domain makes them: from 23 November, 9,900 won a month. */
public final class SubscriptionSamples {
    public static final SubscriptionId ID = new SubscriptionId(UUID.fromString("0193589d-0000-7000-8000-000000000004"));
    public static final BillingRules RULES = BillingRules.STANDARD;
    static final Instant NOW = Samples.NOW;
    /** The first renewal, on 23 December. */
    public static final Instant RENEWAL = NOW.plus(Duration.ofDays(30));

    private SubscriptionSamples() {}

    public static Subscription started(
            Plan plan, Optional<LocalDate> startOn, int quantity, Optional<Integer> anchorDay) {
        return Subscription.start(
                ID,
                new Order(
                        new CustomerId("customer-1"),
                        Samples.BILLING_KEY,
                        new GatewayId("cookiepay"),
                        plan.terms(),
                        quantity,
                        plan.trialDays(),
                        startOn,
                        anchorDay,
                        Optional.empty()),
                NOW,
                RULES);
    }

    /** By the rules of the domain; nothing is charged yet. */
    public static Subscription of(Subscribe.Order order) {
        return Subscription.start(
                ID,
                new Order(
                        order.customer(),
                        order.billingKey(),
                        new GatewayId("cookiepay"),
                        PlanSamples.pro().terms(),
                        order.quantity(),
                        0,
                        order.startOn(),
                        order.anchorDay(),
                        order.periods()),
                NOW,
                RULES);
    }

    public static Subscription started() {
        return started(PlanSamples.pro(), Optional.empty(), 1, Optional.empty());
    }

    public static Subscription trialing() {
        return started(PlanSamples.plan("TRIAL", 9_900, 14), Optional.empty(), 1, Optional.empty());
    }

    public static Subscription later() {
        return started(PlanSamples.pro(), Optional.of(LocalDate.parse("2026-12-01")), 1, Optional.empty());
    }

    /** Its first bill is on its way. */
    public static Subscription trying() {
        Subscription subscription = started();
        subscription.proceed(Samples.PAYMENT, NOW, RULES);
        return subscription;
    }

    public static Subscription active() {
        Subscription subscription = trying();
        subscription.paid(0, Samples.PAYMENT, NOW, RULES);
        return subscription;
    }

    public static Subscription ended() {
        Subscription subscription = trying();
        subscription.declined(0, Decline.of(DeclineReason.CARD_EXPIRED), NOW, RULES);
        return subscription;
    }

    public static Subscription notSent() {
        Subscription subscription = trying();
        subscription.notCharged(0, Uncharged.NOT_SENT, "no connection", NOW, RULES);
        return subscription;
    }

    /** The first renewal is on its way. */
    public static Subscription renewing() {
        Subscription subscription = active();
        subscription.proceed(Samples.PAYMENT, RENEWAL, RULES);
        return subscription;
    }

    public static Subscription pastDue() {
        Subscription subscription = renewing();
        subscription.declined(1, Decline.of(DeclineReason.INSUFFICIENT_BALANCE), RENEWAL, RULES);
        return subscription;
    }

    public static Subscription paused(Optional<LocalDate> resumeOn) {
        Subscription subscription = active();
        subscription.pause(resumeOn, NOW.plus(Duration.ofDays(10)), RULES);
        return subscription;
    }

    /** After ten days, of thirty. */
    public static SubscriptionResult canceled() {
        Subscription subscription = active();
        var answer = subscription.cancelNow(NOW.plus(Duration.ofDays(10)), RULES);
        return new SubscriptionResult(subscription, Optional.of(Samples.paid()), Optional.of(answer));
    }

    /** Nobody has billed it for a month. */
    public static Subscription held() {
        Subscription subscription = active();
        subscription.proceed(Samples.PAYMENT, RENEWAL.plus(Duration.ofDays(10)), RULES);
        return subscription;
    }

    public static SubscriptionResult with(Subscription subscription, Payment payment) {
        return new SubscriptionResult(subscription, Optional.of(payment), Optional.empty());
    }

    public static SubscriptionResult alone(Subscription subscription) {
        return new SubscriptionResult(subscription, Optional.empty(), Optional.empty());
    }
}
