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

    /** The card was entered in the gateway's window; its result is exchanged for the key. */
    record ByWindow(
            RegistrationNo registrationNo, CustomerRef customerRef, OrderTitle title, Buyer buyer, WindowResult result)
            implements IssueCommand {
        public ByWindow {
            if (!registrationNo.equals(result.registrationNo())) {
                throw new IllegalArgumentException("the window's result is another registration's");
            }
        }
    }
}
