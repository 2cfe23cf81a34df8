package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.Amount;
import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.TaxTypes;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payments}. */
@Schema(name = "Charge")
record ChargeRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "uuid") @Nullable
        String billingKeyId,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                implementation = Long.class,
                minimum = "1",
                maximum = "9999999999",
                description = "Whole won, VAT included")
        @Nullable
        Amount amount,

        @Schema(allowableValues = "KRW", defaultValue = "KRW") @Nullable
        String currency,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        ProductFields product,

        @Schema(
                allowableValues = {"TAXABLE", "TAX_FREE"},
                defaultValue = "TAXABLE")
        @Nullable
        String taxType)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    ChargePayment.Order toOrder() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<String> key = checks.required("billingKeyId", billingKeyId, text -> text);
        FieldChecks.Checked<Money> money = checks.required("amount", amount, Amount::won);
        FieldChecks.Checked<OrderTitle> title = checks.required("product", product, ProductFields::toTitle);
        FieldChecks.Checked<Optional<String>> won = checks.optional(currency, ChargeRequest::won);
        FieldChecks.Checked<Optional<TaxType>> tax = checks.optional(taxType, TaxTypes::read);
        checks.done();
        won.get();
        return new ChargePayment.Order(
                Ids.billingKey("billingKeyId", key.get()),
                money.get(),
                title.get(),
                tax.get().orElse(TaxType.TAXABLE));
    }

    private static String won(String text) {
        if (!text.equals("KRW")) {
            throw DomainException.field(Refusal.CURRENCY_NOT_SUPPORTED, "currency", "currency must be KRW");
        }
        return text;
    }

    @Override
    public String toString() {
        return "ChargeRequest[***]";
    }
}
