package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.domain.gateway.DeclineReason;

/** What a customer is told; never the gateway's own words. */
public final class CustomerMessages {
    private CustomerMessages() {}

    public static String of(DeclineReason reason, Language language) {
        return language.text("customer." + reason.name());
    }

    /** For a charge whose outcome is open. */
    public static String chargeOpen(Language language) {
        return language.text("customer.charge-open");
    }
}
