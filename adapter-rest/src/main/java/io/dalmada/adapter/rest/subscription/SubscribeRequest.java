package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.Dates;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/subscriptions}. */
@Schema(name = "Subscribe")
record SubscribeRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, description = "Your name of the customer")
        @Nullable
        String customerId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 40) @Nullable
        String planCode,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "uuid", description = "One of the customer's own")
        @Nullable
        String billingKeyId,

        @Schema(format = "date", description = "The first day, in Korea; today if absent, at most a year from now")
        @Nullable
        String startAt,

        @Schema(
                implementation = Integer.class,
                minimum = "1",
                maximum = "31",
                description = "The day of the month on which periods begin; that of the first bill if absent."
                        + " A month without it has its last day")
        @Nullable
        WholeNumber anchorDay,

        @Schema(implementation = Integer.class, minimum = "1", maximum = "10000", defaultValue = "1") @Nullable
        WholeNumber quantity,

        @Schema(
                implementation = Integer.class,
                minimum = "1",
                maximum = "1200",
                description = "How many periods will be billed; no end if absent")
        @Nullable
        WholeNumber periods,

        @Schema(
                defaultValue = "false",
                description =
                        "true lets the customer have another subscription to this plan beside one that is not over")
        @Nullable
        Boolean allowSeveral,

        @Schema(
                defaultValue = "false",
                description = "true begins without the plan's trial, which every customer is given once")
        @Nullable
        Boolean skipTrial)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    Subscribe.Order toOrder() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<CustomerId> customer = checks.required("customerId", customerId, CustomerId::new);
        FieldChecks.Checked<PlanCode> plan = checks.required("planCode", planCode, PlanCode::new);
        FieldChecks.Checked<String> key = checks.required("billingKeyId", billingKeyId, text -> text);
        FieldChecks.Checked<Optional<Integer>> anchor = count(checks, "anchorDay", anchorDay);
        FieldChecks.Checked<Optional<Integer>> units = count(checks, "quantity", quantity);
        FieldChecks.Checked<Optional<Integer>> term = count(checks, "periods", periods);
        checks.done();
        return new Subscribe.Order(
                customer.get(),
                plan.get(),
                Ids.billingKey("billingKeyId", key.get()),
                Dates.optional("startAt", startAt),
                anchor.get(),
                units.get().orElse(1),
                term.get(),
                Boolean.TRUE.equals(allowSeveral),
                Boolean.TRUE.equals(skipTrial));
    }

    static FieldChecks.Checked<Optional<Integer>> count(
            FieldChecks checks, String field, @Nullable WholeNumber written) {
        return checks.optional(written, number -> number.value(Refusal.SUBSCRIPTION_INVALID, field));
    }

    @Override
    public String toString() {
        return "SubscribeRequest[***]";
    }
}
