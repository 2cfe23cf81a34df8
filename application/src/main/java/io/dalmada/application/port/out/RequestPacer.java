package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;

/** How fast requests may go to a gateway. */
public interface RequestPacer {
    /**
     * Takes the right to send now, for as many requests as the rate allows.
     *
     * @return 0 to {@code wanted}
     */
    int permits(GatewayId gateway, int wanted);

    /** Lets everything pass. */
    static RequestPacer unlimited() {
        return (gateway, wanted) -> wanted;
    }
}
