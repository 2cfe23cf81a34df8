package io.dalmada.adapter.rest;

import io.dalmada.domain.gateway.DeclineReason;

/** What a customer is told; never the gateway's own words. */
final class CustomerMessages {
    private CustomerMessages() {}

    static String of(DeclineReason reason, Language language) {
        return language.text("customer." + reason.name());
    }

    /** For a charge whose outcome is open. */
    static String chargeOpen(Language language) {
        return language.text("customer.charge-open");
    }
}
