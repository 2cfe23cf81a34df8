package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;

/** Where a person is told that money and books disagree; the log says which charges. */
@FunctionalInterface
public interface Alarms {
    /** @param kind a name of a metric's kind, for example {@code reconciliation-ghost} */
    void raise(String kind, GatewayId gateway, long count);

    /** Nobody listens. */
    static Alarms silent() {
        return (kind, gateway, count) -> {};
    }
}
