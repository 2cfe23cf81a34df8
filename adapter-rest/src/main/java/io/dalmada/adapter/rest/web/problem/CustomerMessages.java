package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.domain.gateway.DeclineReason;

/** The text for the customer; never the gateway's own. */
public final class CustomerMessages {
    private CustomerMessages() {}

    public static String of(DeclineReason reason, Language language) {
        return language.text("customer." + reason.name());
    }

    /** For a charge whose outcome is unknown. */
    public static String chargeOpen(Language language) {
        return language.text("customer.charge-open");
    }
}
