package io.dalmada.application.service;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.util.Optional;

/** What keeps bills from being collected at a gateway now, by whoever collects them without being asked. */
final class Obstacles {
    private final Ports ports;
    private final Billing billing;

    Obstacles(Ports ports, Billing billing) {
        this.ports = ports;
        this.billing = billing;
    }

    /** In words for an operator; empty when nothing is in the way. */
    Optional<String> at(GatewayId gateway) {
        Instant now = ports.clock().instant();
        if (!billing.rules().window().isOpen(now)) {
            return Optional.of("the charge window is closed");
        }
        if (billing.maintenance().stream().anyMatch(m -> m.covers(gateway, now))) {
            return Optional.of("maintenance is announced");
        }
        return ports.holds().find(gateway).map(hold -> "stopped by " + hold.actor() + ": " + hold.reason());
    }
}
