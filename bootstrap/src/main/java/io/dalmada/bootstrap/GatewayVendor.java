package io.dalmada.bootstrap;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;

/** Opens an account of one vendor from its settings. */
interface GatewayVendor {
    /**
     * @param simulator where the vendor's simulator runs in this process, if it does
     * @throws IncompleteConfiguration that says what to set
     */
    PaymentGateway open(GatewayId id, DalmadaProperties.Gateway settings, Optional<String> simulator);
}
