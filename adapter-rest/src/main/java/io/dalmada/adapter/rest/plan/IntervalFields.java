package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long a period is. */
@Schema(name = "NewPlanInterval")
record IntervalFields(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"DAY", "WEEK", "MONTH", "YEAR"})
        @Nullable
        String unit,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                implementation = Integer.class,
                minimum = "1",
                description = "At most two years in all")
        @Nullable
        WholeNumber count) {

    BillingInterval toInterval() {
        if (unit == null) {
            throw missing("interval.unit");
        }
        if (count == null) {
            throw missing("interval.count");
        }
        return new BillingInterval(
                EnumParser.read(Unit.class, Refusal.PLAN_INVALID, "interval.unit", unit),
                count.value(Refusal.PLAN_INVALID, "interval.count"));
    }

    private static DomainException missing(String field) {
        return DomainException.field(Refusal.PLAN_INVALID, field, field + " is missing");
    }
}
