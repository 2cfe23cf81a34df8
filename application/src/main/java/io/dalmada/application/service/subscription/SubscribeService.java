package io.dalmada.application.service.subscription;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.service.payment.GatewayCapabilityCheck;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;

/** Writes the agreement and its first bill down together with the request's name, then has the bill sent. */
final class SubscribeService implements Subscribe {
    private final Ports ports;
    private final BillingRules rules;
    private final ChargeableKeys keys;
    private final SubscriptionCommandRunner acts;

    SubscribeService(Ports ports, BillingRules rules, ChargeableKeys keys, SubscriptionCommandRunner acts) {
        this.ports = ports;
        this.rules = rules;
        this.keys = keys;
        this.acts = acts;
    }

    @Override
    public SubscriptionResult subscribe(Order order, Optional<RequestKey> request) {
        return acts.begin(request, () -> fresh(order), started -> takePlaces(order, started));
    }

    private Subscription fresh(Order order) {
        Plan plan = requirePlan(order.plan());
        BillingKey key = keys.require(order.billingKey(), order.customer());
        requirePlaces(order, plan);
        SubscriptionId id = new SubscriptionId(ports.ids().next());
        Subscription started =
                Subscription.start(id, agreed(order, plan, key), ports.clock().instant(), rules);
        requireOffered(started, ports.gateways().require(key.gateway()).profile());
        return started;
    }

    private void requirePlaces(Order order, Plan plan) {
        if (!order.allowSeveral()) {
            ports.subscriptions().goingOn(order.customer(), plan.code()).ifPresent(standing -> {
                throw DomainException.about(
                        Refusal.SUBSCRIPTION_EXISTS,
                        standing.toString(),
                        "the customer has a subscription to this plan that is not over");
            });
        }
        if (trialDays(order, plan) > 0) {
            ports.subscriptions().trialTaken(order.customer(), plan.code()).ifPresent(taken -> {
                throw DomainException.about(
                        Refusal.TRIAL_USED, taken.toString(), "the customer has had the trial of this plan");
            });
        }
    }

    /** A sign-up at the same moment is stopped by the version of the row that holds the places. */
    private void takePlaces(Order order, Subscription started) {
        boolean trial = trialDays(order, requirePlan(order.plan())) > 0;
        if (trial || !order.allowSeveral()) {
            ports.subscriptions().takePlaces(started.id(), !order.allowSeveral(), trial);
        }
    }

    private static int trialDays(Order order, Plan plan) {
        return order.skipTrial() ? 0 : plan.trialDays();
    }

    private static io.dalmada.domain.subscription.Order agreed(Order order, Plan plan, BillingKey key) {
        return new io.dalmada.domain.subscription.Order(
                key.customer(),
                key.id(),
                key.gateway(),
                plan.terms(),
                order.quantity(),
                trialDays(order, plan),
                order.startOn(),
                order.anchorDay(),
                order.periods());
    }

    private Plan requirePlan(PlanCode code) {
        return ports.plans()
                .find(code)
                .orElseThrow(() -> DomainException.field(Refusal.PLAN_NOT_FOUND, "planCode", "there is no such plan"));
    }

    private static void requireOffered(Subscription started, GatewayProfile profile) {
        GatewayCapabilityCheck.require(started.snapshot().arrangement(), profile);
    }
}
