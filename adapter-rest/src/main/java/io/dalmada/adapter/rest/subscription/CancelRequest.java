package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/subscriptions/{id}/cancel}; it needs no reason. */
@Schema(name = "CancelSubscription")
record CancelRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"NOW", "PERIOD_END"})
        @Nullable
        String when)
        implements ApiRequest {

    /** @throws InvalidFields when it is missing or another value */
    When toWhen() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<When> read = check(checks, when);
        checks.done();
        return read.get();
    }

    static FieldChecks.Checked<When> check(FieldChecks checks, @Nullable String when) {
        return checks.required(
                "when", when, text -> EnumParser.read(When.class, Refusal.SUBSCRIPTION_INVALID, "when", text));
    }

    @Override
    public String toString() {
        return "CancelRequest[***]";
    }
}
