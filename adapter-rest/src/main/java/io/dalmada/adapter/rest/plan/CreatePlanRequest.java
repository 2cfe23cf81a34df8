package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.FieldRenaming;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/plans}. */
@Schema(name = "NewPlan")
record CreatePlanRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 40,
                description = "Your name of the plan: letters, digits, - and _")
        @Nullable
        String code,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 40,
                description = "What customers read on the slip; without &, | and emoji")
        @Nullable
        String name,

        @Schema(maxLength = 10, description = "Letters, digits, - and _") @Nullable
        String productCode,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        IntervalFields interval,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        PriceFields price,

        @Schema(
                implementation = Integer.class,
                minimum = "0",
                maximum = "365",
                defaultValue = "0",
                description = "Whole days in Korea: the day on which the trial is taken does not count")
        @Nullable
        WholeNumber trialDays,

        @Schema(description = "D+1, D+3, D+7, suspended on D+7, ended on D+30 if absent") @Nullable
        DunningFields dunning)
        implements ApiRequest {
    private static final PriceFields NO_PRICE = new PriceFields(null, null);

    /** @throws InvalidFields naming every field at fault */
    ManagePlans.NewPlan toPlan() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<PlanCode> named =
                checks.required("code", code, text -> FieldRenaming.as("code", () -> new PlanCode(text)));
        FieldChecks.Checked<OrderTitle> title = checks.required("name", name, this::title);
        FieldChecks.Checked<BillingInterval> period = checks.required("interval", interval, IntervalFields::toInterval);
        PriceFields.Checked asked = (price == null ? NO_PRICE : price).check(checks, "price.");
        FieldChecks.Checked<Optional<Integer>> trial =
                checks.optional(trialDays, days -> days.value(Refusal.PLAN_INVALID, "trialDays"));
        FieldChecks.Checked<Optional<DunningPolicy>> policy = checks.optional(dunning, DunningFields::toPolicy);
        checks.done();
        return new ManagePlans.NewPlan(
                named.get(),
                title.get(),
                period.get(),
                trial.get().orElse(0),
                policy.get().orElse(DunningPolicy.STANDARD),
                asked.amount().get(),
                asked.taxed());
    }

    /** Each of the two under its own name. */
    private OrderTitle title(String text) {
        Optional<String> product = Optional.ofNullable(productCode);
        OrderTitle bare = FieldRenaming.as("name", () -> new OrderTitle(text, Optional.empty()));
        return FieldRenaming.as("productCode", () -> new OrderTitle(bare.name(), product));
    }

    @Override
    public String toString() {
        return "CreatePlanRequest[***]";
    }
}
