package io.dalmada.application.service;

import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.application.port.out.gateway.GatewayProfile;
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
    private final CustomersKeys keys;
    private final SubscriptionActs acts;

    SubscribeService(Ports ports, BillingRules rules, CustomersKeys keys, SubscriptionActs acts) {
        this.ports = ports;
        this.rules = rules;
        this.keys = keys;
        this.acts = acts;
    }

    @Override
    public SubscriptionResult subscribe(Order order, Optional<RequestKey> request) {
        return acts.begin(request, () -> fresh(order));
    }

    private Subscription fresh(Order order) {
        Plan plan = requirePlan(order.plan());
        BillingKey key = keys.require(order.billingKey(), order.customer());
        SubscriptionId id = new SubscriptionId(ports.ids().next());
        Subscription started =
                Subscription.start(id, agreed(order, plan, key), ports.clock().instant(), rules);
        requireOffered(started, ports.gateways().require(key.gateway()).profile());
        return started;
    }

    private static io.dalmada.domain.subscription.Order agreed(Order order, Plan plan, BillingKey key) {
        return new io.dalmada.domain.subscription.Order(
                key.customer(),
                key.id(),
                key.gateway(),
                plan.terms(),
                order.quantity(),
                plan.trialDays(),
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
        Offers.require(started.snapshot().arrangement(), profile);
    }
}
