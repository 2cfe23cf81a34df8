package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/billing-key-registrations}. */
@Schema(name = "OpenRegistration")
record OpenRegistrationRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, description = "Your name of the customer")
        @Nullable
        String customerId,

        @Schema(description = "A configured account with a window; the default one if absent") @Nullable
        String gateway,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        BuyerFields buyer,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "uri",
                maxLength = 500,
                description = "Your page to which the customer's browser comes back from the gateway's window, with"
                        + " registration and outcome (success or failure) in its query. https, or http on this machine")
        @Nullable
        String returnUrl)
        implements ApiRequest {
    private static final int LONGEST = 500;

    /** @throws InvalidFields naming every field at fault */
    RegisterByWindow.Order toOrder(Language language) {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<CustomerId> customer = checks.required("customerId", customerId, CustomerId::new);
        FieldChecks.Checked<Optional<GatewayId>> account =
                checks.optional(gateway, RegisterBillingKeyRequest::gatewayId);
        FieldChecks.Checked<Buyer> named = checks.required("buyer", buyer, BuyerFields::toBuyer);
        FieldChecks.Checked<URI> address = checks.required("returnUrl", returnUrl, OpenRegistrationRequest::address);
        checks.done();
        Locale locale = language == Language.KO ? Locale.KOREAN : Locale.ENGLISH;
        return new RegisterByWindow.Order(customer.get(), account.get(), named.get(), address.get(), locale);
    }

    /** Proofs come back in its query, so it must be encrypted on the way. */
    private static URI address(String text) {
        URI address = parsed(text);
        boolean isLocal = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
        boolean isSafe = "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isLocal;
        if (!isSafe
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            throw unsuitable();
        }
        return address;
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw unsuitable();
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException noAddress) {
            throw unsuitable();
        }
    }

    private static DomainException unsuitable() {
        return DomainException.field(
                Refusal.REGISTRATION_INVALID,
                "returnUrl",
                "returnUrl must be an https address of at most 500 characters without user or fragment");
    }

    @Override
    public String toString() {
        return "OpenRegistrationRequest[***]";
    }
}
