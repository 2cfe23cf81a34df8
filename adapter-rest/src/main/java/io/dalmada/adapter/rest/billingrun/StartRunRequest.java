package io.dalmada.adapter.rest.billingrun;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.ReconciliationFields;
import io.dalmada.domain.gateway.GatewayId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/billing-runs}. */
@Schema(name = "StartBillingRun")
record StartRunRequest(
        @Schema(description = "A configured account; all of them if absent") @Nullable
        String gateway) implements ApiRequest {

    Optional<GatewayId> toGateway() {
        return ReconciliationFields.gateway(gateway);
    }

    @Override
    public String toString() {
        return "StartRunRequest[***]";
    }
}
