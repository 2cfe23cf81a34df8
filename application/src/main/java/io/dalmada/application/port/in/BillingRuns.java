package io.dalmada.application.port.in;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The billing run, as an operator sees it. It also runs by itself, on every node. */
public interface BillingRuns {
    /**
     * Collects what is due now at one gateway, or at all; returns at once, the run goes on by itself.
     *
     * @param gateway empty for all
     * @param actor who asks for it
     * @param request names the request; repeating it starts nothing more
     * @return a run for each gateway at which something is due, none when nothing is; those of the first time when repeated
     * @throws io.dalmada.domain.shared.DomainException GATEWAY_UNKNOWN; CHARGE_HELD when the gateway is on hold or the charge
     *     window is closed
     */
    List<BillingRun> start(Optional<GatewayId> gateway, String actor, Optional<RequestKey> request);

    /** @return empty when there is no such run */
    Optional<BillingRun> find(UUID run);

    /** Newest first. */
    Page<BillingRun> list(Optional<String> cursor, int limit);

    /** Stops billing at a gateway, on all nodes, until it is resumed; requests on their way are finished. */
    GatewayHold hold(GatewayId gateway, String actor, String reason);

    /** Lets billing at a gateway go on. */
    void resume(GatewayId gateway);

    List<GatewayHold> holds();
}
