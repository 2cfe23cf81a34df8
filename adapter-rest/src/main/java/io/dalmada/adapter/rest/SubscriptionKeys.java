package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names the requests that concern plans, subscriptions and billing runs; see {@link RequestKeys}. */
final class SubscriptionKeys {
    private final RequestKeys keys;

    SubscriptionKeys(RequestKeys keys) {
        this.keys = keys;
    }

    RequestKey of(String caller, IdempotencyKey key, ManagePlans.NewPlan plan) {
        DunningPolicy dunning = plan.dunning();
        return keys.named(
                caller,
                key,
                "POST /v1/plans",
                List.of(
                        Optional.of(plan.code().value()),
                        Optional.of(plan.title().name()),
                        plan.title().code(),
                        Optional.of(
                                plan.interval().unit() + " " + plan.interval().count()),
                        Optional.of(Integer.toString(plan.trialDays())),
                        Optional.of(dunning.retryDays() + " " + dunning.graceDays() + " " + dunning.endAfterDays()),
                        Optional.of(dunning.finalStep().name()),
                        Optional.of(plan.price().toString()),
                        Optional.of(plan.taxType().name())));
    }

    RequestKey ofPrice(String caller, IdempotencyKey key, PlanCode plan, Money amount, TaxType taxType) {
        return keys.named(
                caller,
                key,
                "POST /v1/plans/{code}/prices",
                List.of(Optional.of(plan.value()), Optional.of(amount.toString()), Optional.of(taxType.name())));
    }

    RequestKey of(String caller, IdempotencyKey key, Subscribe.Order order) {
        List<Optional<String>> fields = new ArrayList<>(List.of(
                Optional.of(order.customer().value()),
                Optional.of(order.plan().value()),
                Optional.of(order.billingKey().toString()),
                order.startOn().map(Object::toString),
                order.anchorDay().map(Object::toString),
                Optional.of(Integer.toString(order.quantity())),
                order.periods().map(Object::toString)));
        // What nobody asks for leaves no trace, so that requests of an earlier release are known again.
        if (order.allowSeveral()) {
            fields.add(Optional.of("allowSeveral"));
        }
        if (order.skipTrial()) {
            fields.add(Optional.of("skipTrial"));
        }
        return keys.named(caller, key, "POST /v1/subscriptions", fields);
    }

    /** An act on a subscription. */
    RequestKey of(
            String caller, IdempotencyKey key, String operation, SubscriptionId id, List<Optional<String>> fields) {
        List<Optional<String>> all = new ArrayList<>();
        all.add(Optional.of(id.toString()));
        all.addAll(fields);
        return keys.named(caller, key, operation, all);
    }

    RequestKey ofRun(String caller, IdempotencyKey key, Optional<GatewayId> gateway) {
        return keys.named(caller, key, "POST /v1/billing-runs", List.of(gateway.map(GatewayId::value)));
    }
}
