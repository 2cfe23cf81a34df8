package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.domain.plan.PlanCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/subscriptions/{id}/change-plan}. */
@Schema(name = "ChangePlan")
record ChangePlanRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 40) @Nullable
        String planCode,

        @Schema(
                implementation = Integer.class,
                minimum = "1",
                maximum = "10000",
                description = "As many as before if absent")
        @Nullable
        WholeNumber quantity,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"NOW", "PERIOD_END"},
                description = "NOW begins a new period, charged less credit for unused days")
        @Nullable
        String when)
        implements ApiRequest {

    /** What is wanted, as read. */
    record Change(PlanCode plan, Optional<Integer> quantity, When when) {}

    /** @throws InvalidFields naming every field at fault */
    Change toChange() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<PlanCode> plan = checks.required("planCode", planCode, PlanCode::new);
        FieldChecks.Checked<Optional<Integer>> units = SubscribeRequest.count(checks, "quantity", quantity);
        FieldChecks.Checked<When> from = CancelRequest.check(checks, when);
        checks.done();
        return new Change(plan.get(), units.get(), from.get());
    }

    @Override
    public String toString() {
        return "ChangePlanRequest[***]";
    }
}
