package io.dalmada.adapter.rest.payment;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the customer reads on the receipt. */
@Schema(name = "Product")
record ProductFields(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 40, description = "Without &, | and emoji")
        @Nullable
        String name,

        @Schema(maxLength = 10, description = "Letters, digits, - and _") @Nullable
        String code) {

    OrderTitle toTitle() {
        if (name == null) {
            throw DomainException.field(Refusal.ORDER_TITLE_INVALID, "product.name", "product.name is missing");
        }
        return new OrderTitle(name, Optional.ofNullable(code));
    }
}
