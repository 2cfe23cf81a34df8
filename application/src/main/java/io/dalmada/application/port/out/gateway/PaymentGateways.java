package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import java.util.Set;

/** The configured gateways. */
public interface PaymentGateways {
    Optional<PaymentGateway> find(GatewayId id);

    /** The account used when a caller names none: the only one, or the configured default; empty when undecided. */
    Optional<GatewayId> defaultId();

    Set<GatewayId> ids();

    /** @throws DomainException when no such gateway is configured */
    default PaymentGateway require(GatewayId id) {
        return find(id).orElseThrow(() ->
                DomainException.field(Refusal.GATEWAY_UNKNOWN, "gateway", "no gateway of this name is configured"));
    }

    /**
     * The one that a caller named, or else the one used when none is named.
     *
     * @throws DomainException when it is not configured, or has to be named
     */
    default PaymentGateway requireNamedOrDefault(Optional<GatewayId> named) {
        return require(named.or(this::defaultId)
                .orElseThrow(() -> DomainException.field(
                        Refusal.GATEWAY_UNKNOWN, "gateway", "gateway must be named: several are configured")));
    }
}
