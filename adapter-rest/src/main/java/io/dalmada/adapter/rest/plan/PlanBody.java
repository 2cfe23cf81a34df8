package io.dalmada.adapter.rest.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.domain.plan.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be subscribed to. */
@Schema(name = "Plan")
record PlanBody(
        String code,
        String name,
        @JsonInclude(Include.NON_NULL) @Nullable String productCode,
        IntervalBody interval,
        @Schema(description = "For who subscribes now") PlanPriceBody price,

        @Schema(description = "All prices so far, oldest first")
        List<PlanPriceBody> prices,

        int trialDays,
        DunningBody dunning,
        Instant createdAt) {

    static PlanBody from(Plan plan) {
        Plan.Snapshot all = plan.snapshot();
        return new PlanBody(
                all.code().value(),
                all.title().name(),
                all.title().code().orElse(null),
                IntervalBody.from(all.interval()),
                PlanPriceBody.from(plan.price()),
                all.prices().stream().map(PlanPriceBody::from).toList(),
                all.trialDays(),
                DunningBody.from(all.dunning()),
                all.createdAt());
    }

    String path() {
        return "/v1/plans/" + code;
    }
}
