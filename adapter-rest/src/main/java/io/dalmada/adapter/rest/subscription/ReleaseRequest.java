package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/subscriptions/{id}/release}. */
@Schema(name = "ReleaseSubscription")
record ReleaseRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"COLLECT", "WAIVE"},
                description = "What is to become of the bill that was too old to be collected without a person's word,"
                        + " or of days that were passed over when a debt was paid late: see unbilled")
        @Nullable
        String decision)
        implements ApiRequest {

    /** The operator's decision. */
    enum Decision {
        COLLECT,
        WAIVE
    }

    /** @throws InvalidFields when it is missing or another value */
    Decision toDecision() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Decision> read = checks.required(
                "decision",
                decision,
                text -> EnumParser.read(Decision.class, Refusal.SUBSCRIPTION_INVALID, "decision", text));
        checks.done();
        return read.get();
    }

    @Override
    public String toString() {
        return "ReleaseRequest[***]";
    }
}
