package io.dalmada.adapter.rest.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem. Its type decides which of the optional members it has. The last three are the bodies of what it is
 * about, as the routes of their features show them.
 */
@JsonInclude(Include.NON_NULL)
public record Problem(
        @Schema(description = "Stable: decide by this") URI type,
        String title,
        int status,
        @Schema(description = "Safe to show to a developer") String detail,

        @Schema(description = "Names the request; quote it to the operator")
        String instance,

        @Schema(description = "Whether the same request may succeed later")
        boolean retryable,

        @Nullable String field,
        @Nullable List<FieldError> errors,

        @Schema(description = "The scope that the API key lacks") @Nullable
        String scope,

        @Schema(description = "Why a card or a charge was refused") @Nullable
        String reason,

        @Schema(description = "Text for the customer") @Nullable
        String customerMessage,

        @Nullable String gatewayCode,

        @Schema(description = "Why a refund was refused") @Nullable
        String refusal,

        @Nullable String paymentId,

        @Schema(description = "The subscription that stands in the way") @Nullable
        String subscriptionId,

        @Schema(ref = "#/components/schemas/Payment") @Nullable
        Object payment,

        @Schema(ref = "#/components/schemas/Refund") @Nullable
        Object refund,

        @Schema(ref = "#/components/schemas/Subscription") @Nullable
        Object subscription) {

    /** @param code the reason, as a stable code */
    record FieldError(String field, String code, String detail) {}
}
