package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import java.util.List;
import java.util.Optional;

/** Names the requests that concern plans; see {@link RequestKeys}. */
final class PlanKeys {
    private final RequestKeys keys;

    PlanKeys(RequestKeys keys) {
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
}
