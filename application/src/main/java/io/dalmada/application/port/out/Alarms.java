package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;

/** Tells operators that money and books disagree; the log says which charges. */
@FunctionalInterface
public interface Alarms {
    /** @param kind a name of a metric's kind, for example {@code journal-not-understood} */
    void raise(String kind, GatewayId gateway, long count);

    /** Ignores all alarms. */
    static Alarms silent() {
        return (kind, gateway, count) -> {};
    }
}
