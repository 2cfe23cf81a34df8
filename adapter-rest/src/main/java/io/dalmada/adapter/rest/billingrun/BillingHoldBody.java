package io.dalmada.adapter.rest.billingrun;

import io.dalmada.application.model.GatewayHold;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A gateway at which billing is stopped, on all nodes. */
@Schema(name = "BillingHold")
record BillingHoldBody(
        String gateway,
        Instant since,

        @Schema(description = "The API key, or the rule, that stopped it")
        String actor,

        String reason) {
    static BillingHoldBody from(GatewayHold hold) {
        return new BillingHoldBody(hold.gateway().value(), hold.since(), hold.actor(), hold.reason());
    }
}
