package io.dalmada.application.port.out;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;
import java.util.Optional;

/** Gateways at which the billing run is stopped, for all nodes. */
public interface GatewayHolds {
    /** Inside a transaction; a gateway that is on hold already keeps its first reason. */
    void hold(GatewayHold hold);

    /** Inside a transaction; without effect when it is not on hold. */
    void release(GatewayId gateway);

    Optional<GatewayHold> find(GatewayId gateway);

    List<GatewayHold> all();
}
