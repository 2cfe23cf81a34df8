package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Exchanges a card for a billing key in the gateway's own window: the card never reaches us. */
public interface RegisterByWindow {
    /**
     * Opens a window; for a repeated request the same registration, while it is open. Where the gateway opens none, nothing
     * is kept, and one that was opened before stays as it is.
     *
     * @throws io.dalmada.domain.shared.DomainException when this gateway has no window, or the registration is over
     */
    OpeningResult open(Order order, Optional<RequestKey> request);

    /**
     * Takes what the customer's browser brought back. Of an issued registration the result is told again.
     *
     * @param request noted in the commit that spends the proof or ends the registration; a return that is refused uses no
     *     name up
     * @throws io.dalmada.domain.shared.DomainException when the return does not belong to it, which changes nothing, when it
     *     is over, or when the first request of this name still runs
     */
    Completion complete(BillingKeyId id, ReturnedRequest returned, Optional<RequestKey> request);

    /** Ends one that the customer will not finish; repeating changes nothing. */
    Registration cancel(BillingKeyId id, Optional<RequestKey> request);

    /** As it is by now. */
    Registration get(BillingKeyId id);

    /**
     * @param gateway empty for the default account
     * @param returnAddress where the browser comes back to; told to the gateway with {@code registration} and {@code outcome}
     *     ({@code success} or {@code failure}) in its query
     */
    record Order(CustomerId customer, Optional<GatewayId> gateway, Buyer buyer, URI returnAddress, Locale language) {}

    /** @param result empty when the customer closed the window */
    record Completion(Registration registration, Optional<RegistrationResult> result) {}
}
