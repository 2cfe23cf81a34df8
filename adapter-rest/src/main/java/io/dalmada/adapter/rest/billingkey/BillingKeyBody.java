package io.dalmada.adapter.rest.billingkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.billingkey.Disposal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A billing key; the gateway's key itself never leaves us. */
@Schema(name = "BillingKey")
record BillingKeyBody(
        @Schema(format = "uuid") String id,
        String customerId,
        String gateway,
        BillingKeyStatus status,
        Card card,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "Of a revoked key: whether the gateway's copy is gone")
        @Nullable
        Disposal disposal,

        Instant issuedAt) {

    /** All that is known of the card. */
    @Schema(name = "CardSummary")
    record Card(
            @Nullable String issuerCode,
            @Nullable String issuerName,
            @Nullable String last4) {}

    static BillingKeyBody from(BillingKey key) {
        CardSummary card = key.card();
        return new BillingKeyBody(
                key.id().toString(),
                key.customer().value(),
                key.gateway().value(),
                key.status(),
                new Card(
                        card.issuerCode().orElse(null),
                        card.issuerName().orElse(null),
                        card.lastFour().orElse(null)),
                key.disposal() == Disposal.NONE ? null : key.disposal(),
                key.issuedAt());
    }

    String path() {
        return "/v1/billing-keys/" + id;
    }
}
