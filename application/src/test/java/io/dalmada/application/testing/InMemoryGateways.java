package io.dalmada.application.testing;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gateways by id; the first is the default. */
public final class InMemoryGateways implements PaymentGateways {
    private final Map<GatewayId, PaymentGateway> byId = new LinkedHashMap<>();

    public InMemoryGateways(PaymentGateway... gateways) {
        for (PaymentGateway gateway : gateways) {
            byId.put(gateway.id(), gateway);
        }
    }

    @Override
    public Optional<PaymentGateway> find(GatewayId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<GatewayId> defaultId() {
        return byId.keySet().stream().findFirst();
    }

    @Override
    public Set<GatewayId> ids() {
        // In their order: a copy's is another one in each JVM, and a seed is to be the same life in all of them.
        return Collections.unmodifiableSet(byId.keySet());
    }
}
