package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.Amount;
import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.FieldRenaming;
import io.dalmada.adapter.rest.web.TaxTypes;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan's price: for one unit and one period. */
@Schema(name = "NewPrice")
record PriceFields(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                implementation = Long.class,
                minimum = "1",
                maximum = "9999999999",
                description = "Whole won, VAT included")
        @Nullable
        Amount amount,

        @Schema(
                allowableValues = {"TAXABLE", "TAX_FREE"},
                defaultValue = "TAXABLE")
        @Nullable
        String taxType)
        implements ApiRequest {

    /** @param taxType not read before {@link FieldChecks#done} */
    record Checked(FieldChecks.Checked<Money> amount, FieldChecks.Checked<Optional<TaxType>> taxType) {
        TaxType taxed() {
            return taxType.get().orElse(TaxType.TAXABLE);
        }
    }

    /** @param path under which these fields stand, for example {@code price.} */
    Checked check(FieldChecks checks, String path) {
        return new Checked(
                checks.required(path + "amount", amount, raw -> FieldRenaming.as(path + "amount", raw::won)),
                checks.optional(taxType, raw -> FieldRenaming.as(path + "taxType", () -> TaxTypes.read(raw))));
    }

    @Override
    public String toString() {
        return "PriceFields[***]";
    }
}
