package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;

/** Asks a gateway for a billing key. */
public sealed interface IssueCommand {
    RegistrationNo registrationNo();

    CustomerRef customerRef();

    OrderTitle title();

    Buyer buyer();

    /** The card is handed through; the entry is spent by the call. */
    record ByCard(RegistrationNo registrationNo, CustomerRef customerRef, OrderTitle title, Buyer buyer, CardEntry card)
            implements IssueCommand {}
}
