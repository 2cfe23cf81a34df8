package io.dalmada.gateway.testkit.context;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;

/** Keys that belong elsewhere. */
public final class Foreign {
    private Foreign() {}

    /** The same secret under another gateway's name: it would charge if the name were not looked at. */
    public static GatewayKey twin(GatewayKey key) {
        return new GatewayKey(new GatewayId("somebody-else"), key.value(), key.customerRef(), key.extras());
    }
}
