package io.dalmada.embedding;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;
import java.util.Set;

/** All the gateways of a program that has one merchant account. */
record OneGateway(PaymentGateway gateway) implements PaymentGateways {
    @Override
    public Optional<PaymentGateway> find(GatewayId id) {
        return gateway.id().equals(id) ? Optional.of(gateway) : Optional.empty();
    }

    @Override
    public Optional<GatewayId> defaultId() {
        return Optional.of(gateway.id());
    }

    @Override
    public Set<GatewayId> ids() {
        return Set.of(gateway.id());
    }
}
