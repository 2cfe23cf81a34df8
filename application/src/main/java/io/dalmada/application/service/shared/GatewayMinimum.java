package io.dalmada.application.service.shared;

import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Subscription;

/** What a subscription's gateway charges at least is a rule for its bills. */
public final class GatewayMinimum {
    private GatewayMinimum() {}

    public static BillingRules of(Ports ports, Subscription subscription, BillingRules rules) {
        return ports.gateways()
                .find(subscription.gateway())
                .map(gateway -> rules.withMinimum(gateway.profile().minimum()))
                .orElse(rules);
    }
}
