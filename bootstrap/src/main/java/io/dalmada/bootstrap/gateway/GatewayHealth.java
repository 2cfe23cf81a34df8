package io.dalmada.bootstrap.gateway;

import io.dalmada.domain.gateway.GatewayId;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Names the gateways that are configured. It sends nothing: a health check that calls a gateway would cost calls there
 * and would take the whole application down with it. The success of their calls is in the metric {@code
 * dalmada.gateway.calls}.
 */
final class GatewayHealth implements HealthIndicator {
    private final ConfiguredGateways gateways;

    GatewayHealth(ConfiguredGateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public Health health() {
        Health.Builder health = gateways.ids().isEmpty() ? Health.down() : Health.up();
        for (GatewayId id : gateways.ids()) {
            gateways.find(id)
                    .ifPresent(gateway -> health.withDetail(
                            id.value(),
                            gateway.profile().vendor() + (gateway.profile().sandbox() ? ", sandbox" : ", live")));
        }
        return health.build();
    }
}
