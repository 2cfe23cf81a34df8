package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/billing-keys}. */
@Schema(name = "RegisterBillingKey")
record RegisterBillingKeyRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, description = "Your name of the customer")
        @Nullable
        String customerId,

        @Schema(description = "A configured account; the default one if absent") @Nullable
        String gateway,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        BuyerFields buyer,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, implementation = CardFieldsDocument.class) @Nullable
        CardFields card)
        implements ApiRequest, AutoCloseable {

    /** @throws InvalidFields naming every field at fault */
    RegisterBillingKey.Card toCommand(YearMonth thisMonth) {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<CustomerId> customer = checks.required("customerId", customerId, CustomerId::new);
        FieldChecks.Checked<Optional<GatewayId>> account =
                checks.optional(gateway, RegisterBillingKeyRequest::gatewayId);
        FieldChecks.Checked<Buyer> named = checks.required("buyer", buyer, BuyerFields::toBuyer);
        FieldChecks.Checked<CardFields> entry = checks.required("card", card, Function.identity());
        entry.value().ifPresent(fields -> fields.check(checks, thisMonth));
        checks.done();
        return new RegisterBillingKey.Card(
                customer.get(), account.get(), named.get(), entry.get().toEntry());
    }

    static GatewayId gatewayId(String text) {
        try {
            return new GatewayId(text);
        } catch (IllegalArgumentException malformed) {
            throw DomainException.field(Refusal.GATEWAY_UNKNOWN, "gateway", "there is no such gateway");
        }
    }

    /** Wipes the card. */
    @Override
    public void close() {
        if (card != null) {
            card.close();
        }
    }

    @Override
    public String toString() {
        return "RegisterBillingKeyRequest[***]";
    }
}
