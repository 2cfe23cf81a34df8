package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gateways at which the billing run is stopped, for all nodes. */
public interface GatewayHolds {
    /** Inside a transaction; a gateway that is on hold already keeps its first reason. */
    void hold(Hold hold);

    /** Inside a transaction; without effect when it is not on hold. */
    void release(GatewayId gateway);

    Optional<Hold> find(GatewayId gateway);

    List<Hold> all();

    /** @param actor who stopped it, a person or a rule */
    record Hold(GatewayId gateway, Instant since, String actor, String reason) {}
}
