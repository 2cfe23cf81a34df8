package io.dalmada.adapter.rest.plan;

import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.PriceVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A price as it was set once. */
@Schema(name = "PlanPrice")
record PlanPriceBody(int version, long amount, String currency, TaxType taxType, Instant since) {
    static PlanPriceBody from(PriceVersion price) {
        return new PlanPriceBody(
                price.number(),
                price.amount().minor(),
                price.amount().currency().getCurrencyCode(),
                price.taxType(),
                price.since());
    }
}
