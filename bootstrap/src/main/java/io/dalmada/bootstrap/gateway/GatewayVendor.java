package io.dalmada.bootstrap.gateway;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.GatewayId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens accounts of one vendor from their settings, and knows its simulator. */
interface GatewayVendor {
    /**
     * @param simulator where the vendor's simulator runs in this process, if it does
     * @throws IncompleteConfiguration that says what to set
     */
    PaymentGateway open(GatewayId id, DalmadaProperties.Gateway settings, Optional<URI> simulator);

    /**
     * Starts the vendor's simulator in this process.
     *
     * @param port 0 for a free one
     * @param ledger empty for memory
     * @return empty for a vendor without one: its accounts are real ones, or need a {@code url}
     */
    default Optional<LocalSimulator> simulate(int port, Optional<Path> ledger) {
        return Optional.empty();
    }
}
