package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.PlanChange.Price;
import io.dalmada.application.port.in.PlanChange.Prorate;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
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
        String when,

        @Schema(
                allowableValues = {"NOW", "NEXT_BILL"},
                defaultValue = "NOW",
                description =
                        "How a change NOW is paid. NEXT_BILL keeps the billing day: what it costs more for the days"
                                + " that are left is collected with the next bill. Only for what costs more at the same interval")
        @Nullable
        String prorate,

        @Schema(
                allowableValues = {"AGREED", "LATEST"},
                defaultValue = "AGREED",
                description = "AGREED keeps the price that was agreed on for the plan it has or is going to have;"
                        + " LATEST takes today's price of the plan")
        @Nullable
        String priceVersion)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    PlanChange toChange() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<PlanCode> plan = checks.required("planCode", planCode, PlanCode::new);
        FieldChecks.Checked<Optional<Integer>> units = SubscribeRequest.count(checks, "quantity", quantity);
        FieldChecks.Checked<When> from = CancelRequest.check(checks, when);
        FieldChecks.Checked<Optional<Prorate>> paid = checks.optional(prorate, this::prorate);
        FieldChecks.Checked<Optional<Price>> price = checks.optional(
                priceVersion, text -> EnumParser.read(Price.class, Refusal.SUBSCRIPTION_INVALID, "priceVersion", text));
        checks.done();
        return new PlanChange(
                plan.get(),
                units.get(),
                from.get(),
                paid.get().orElse(Prorate.NOW),
                price.get().orElse(Price.AGREED));
    }

    /** A change at the period's end has nothing to prorate. */
    private Prorate prorate(String text) {
        Prorate wanted = EnumParser.read(Prorate.class, Refusal.SUBSCRIPTION_INVALID, "prorate", text);
        if (wanted == Prorate.NEXT_BILL && When.PERIOD_END.name().equals(when)) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID,
                    "prorate",
                    "NEXT_BILL has no meaning for a change at the period's end");
        }
        return wanted;
    }

    @Override
    public String toString() {
        return "ChangePlanRequest[***]";
    }
}
