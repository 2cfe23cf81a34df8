package io.dalmada.adapter.rest.billingkey;

import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buyer as it is sent to the gateway. */
@Schema(name = "Buyer")
record BuyerFields(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 20, description = "No emoji") @Nullable
        String name,

        @Schema(maxLength = 50) @Nullable String email,
        @Schema(description = "8 to 15 digits") @Nullable String phone) {

    Buyer toBuyer() {
        if (name == null) {
            throw DomainException.field(Refusal.BUYER_INVALID, "buyer.name", "buyer.name is missing");
        }
        return new Buyer(name, Optional.ofNullable(email), Optional.ofNullable(phone));
    }

    @Override
    public String toString() {
        return "Buyer[***]";
    }
}
