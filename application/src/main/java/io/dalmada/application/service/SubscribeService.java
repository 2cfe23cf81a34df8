package io.dalmada.application.service;

import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
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

    private record Written(SubscriptionId id, Optional<Payment> toSend) {}

    @Override
    public SubscriptionResult subscribe(Order order, Optional<RequestKey> request) {
        Written written = Races.retrying(() ->
                ports.transactions().inTransaction(() -> known(request).orElseGet(() -> fresh(order, request))));
        return acts.finish(written.id(), written.toSend());
    }

    private Written fresh(Order order, Optional<RequestKey> request) {
        Plan plan = requirePlan(order.plan());
        BillingKey key = keys.require(order.billingKey(), order.customer());
        Instant now = ports.clock().instant();
        SubscriptionId id = new SubscriptionId(ports.ids().next());
        Subscription started = Subscription.start(id, agreed(order, plan, key), now, rules);
        requireOffered(started, ports.gateways().require(key.gateway()).profile());
        request.ifPresent(name -> ports.idempotency().start(name, id.value(), now));
        return new Written(id, acts.write(started));
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

    /** The same request once more: a first bill that provably was not charged is tried again, all else stands as it is. */
    private Optional<Written> known(Optional<RequestKey> request) {
        return request.flatMap(name -> ports.idempotency().find(name.caller(), name.key()))
                .map(record -> {
                    RequestKeys.requireSame(record, request.orElseThrow());
                    return again(acts.require(new SubscriptionId(record.resource())));
                });
    }

    private Written again(Subscription subscription) {
        boolean waits = subscription
                .bill()
                .filter(bill -> bill.kind() == Bill.Kind.FIRST && !bill.trying())
                .isPresent();
        if (!waits || subscription.status().isOver()) {
            return new Written(subscription.id(), Optional.empty());
        }
        subscription.payNow(ports.clock().instant());
        return new Written(subscription.id(), acts.write(subscription));
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
