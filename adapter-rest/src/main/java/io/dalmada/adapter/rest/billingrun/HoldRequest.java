package io.dalmada.adapter.rest.billingrun;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.PlainText;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/billing-holds/{gateway}}. */
@Schema(name = "HoldBilling")
record HoldRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = MOST,
                description = "For whoever finds it on hold")
        @Nullable
        String reason)
        implements ApiRequest {
    private static final int MOST = 100;

    /** @throws InvalidFields when it is missing or cannot be accepted */
    String toReason() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<String> why = checks.required("reason", reason, HoldRequest::plain);
        checks.done();
        return why.get();
    }

    private static String plain(String text) {
        if (!PlainText.fits(text, MOST)) {
            throw DomainException.field(
                    Refusal.REASON_INVALID, "reason", "reason must be 1 to 100 characters without emoji");
        }
        return text;
    }

    @Override
    public String toString() {
        return "HoldRequest[***]";
    }
}
