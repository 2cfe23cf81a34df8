package io.dalmada.adapter.rest.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One reason for a part of the amount. */
@Schema(name = "PriceLine")
record PriceLineBody(
        PriceLine.Kind kind,
        String description,
        long amount,
        @Schema(description = "Before VAT") long supply,

        @JsonInclude(Include.ALWAYS) @Schema(description = "null when the gateway reckons it") @Nullable
        Long vat,

        long taxFree) {

    static PriceLineBody from(PriceLine line) {
        TaxSplit tax = line.tax();
        return new PriceLineBody(
                line.kind(),
                line.description(),
                line.amount().minor(),
                tax.supply().minor(),
                tax.vat().map(Money::minor).orElse(null),
                tax.taxFree().minor());
    }
}
