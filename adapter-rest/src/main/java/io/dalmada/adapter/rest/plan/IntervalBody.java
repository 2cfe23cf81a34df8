package io.dalmada.adapter.rest.plan;

import io.dalmada.domain.plan.BillingInterval;
import io.swagger.v3.oas.annotations.media.Schema;

/** How long a period is. */
@Schema(name = "Interval")
record IntervalBody(BillingInterval.Unit unit, int count) {
    static IntervalBody from(BillingInterval interval) {
        return new IntervalBody(interval.unit(), interval.count());
    }
}
