package io.dalmada.domain.gateway;

import io.dalmada.domain.shared.SecretText;
import java.util.Map;

/**
 * Everything a gateway needs to charge a card again: one secret unit, bound to its gateway, encrypted at rest.
 *
 * @param value the key itself (BILLKEY, billingKey, bid …)
 * @param customerRef the reference under which it was issued; some gateways demand it with every charge
 * @param extras what else belongs to the key at this gateway; empty at most gateways
 */
public record GatewayKey(GatewayId gateway, SecretText value, CustomerRef customerRef, Map<String, SecretText> extras) {
    public GatewayKey {
        extras = Map.copyOf(extras);
    }

    @Override
    public String toString() {
        return "GatewayKey[" + gateway + ", ***]";
    }
}
