package io.dalmada.application.port.in;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;

/** Takes in what gateways tell by themselves. It is only written down here; what it hints at is asked for later. */
public interface ReceiveNotice {
    /**
     * @param token the secret part of the address that the gateway was given
     * @return what the gateway wants to hear; empty when there is no such address
     */
    Optional<Acknowledgement> receive(GatewayId gateway, String token, InboundNotice notice);
}
