package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import java.util.Optional;

/** Exchanges a customer's card for a billing key. */
public interface RegisterBillingKey {
    /**
     * The card entry is wiped in any case.
     *
     * @throws io.dalmada.domain.shared.DomainException when the request is refused before anything was sent
     */
    RegistrationResult register(Card command, Optional<RequestKey> request);

    /** @param gateway empty for the default account */
    record Card(CustomerId customer, Optional<GatewayId> gateway, Buyer buyer, CardEntry card) {}
}
