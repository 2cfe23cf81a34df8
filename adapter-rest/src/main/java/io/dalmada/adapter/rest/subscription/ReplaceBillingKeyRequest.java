package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/subscriptions/{id}/billing-key}. */
@Schema(name = "ReplaceBillingKey")
record ReplaceBillingKeyRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "uuid",
                description = "Another one of the customer's own")
        @Nullable
        String billingKeyId)
        implements ApiRequest {

    /** @throws InvalidFields when it is missing */
    BillingKeyId toKey() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<String> key = checks.required("billingKeyId", billingKeyId, text -> text);
        checks.done();
        return Ids.billingKey("billingKeyId", key.get());
    }

    @Override
    public String toString() {
        return "ReplaceBillingKeyRequest[***]";
    }
}
