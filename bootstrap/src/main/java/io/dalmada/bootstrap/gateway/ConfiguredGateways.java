package io.dalmada.bootstrap.gateway;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.GatewayId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of this installation, by their names. */
final class ConfiguredGateways implements PaymentGateways {
    private final Map<GatewayId, PaymentGateway> byId = new LinkedHashMap<>();
    private final Optional<GatewayId> byDefault;

    ConfiguredGateways(List<PaymentGateway> gateways, Optional<GatewayId> configuredDefault) {
        gateways.forEach(gateway -> {
            if (byId.putIfAbsent(gateway.id(), gateway) != null) {
                throw new IncompleteConfiguration(List.of("two gateways are named " + gateway.id()));
            }
        });
        configuredDefault.filter(id -> !byId.containsKey(id)).ifPresent(id -> {
            throw new IncompleteConfiguration(
                    List.of("dalmada.default-gateway names " + id + ", which is not configured"));
        });
        this.byDefault = configuredDefault.or(
                () -> byId.size() == 1 ? Optional.of(byId.keySet().iterator().next()) : Optional.empty());
    }

    @Override
    public Optional<PaymentGateway> find(GatewayId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<GatewayId> defaultId() {
        return byDefault;
    }

    @Override
    public Set<GatewayId> ids() {
        return Set.copyOf(byId.keySet());
    }
}
