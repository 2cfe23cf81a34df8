package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import java.net.URI;
import java.util.Locale;

/**
 * Asks for a registration window.
 *
 * @param customerRef new for every window: it becomes part of the key
 * @param title for gateways whose window names what is registered for
 * @param success where the browser goes when the customer has agreed
 * @param failure where it goes when the registration ended otherwise, for any reason
 * @param locale of the window, where the gateway has a choice
 */
public record OpenWindow(
        RegistrationNo registrationNo,
        CustomerRef customerRef,
        OrderTitle title,
        Buyer buyer,
        URI success,
        URI failure,
        Locale locale) {
    /** Return addresses lead into a session. */
    @Override
    public String toString() {
        return "OpenWindow[" + registrationNo + "]";
    }
}
