package io.dalmada.application.service;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The trace of a call that came to its end on our own side. */
final class Traces {
    private Traces() {}

    static GatewayTrace ours(GatewayId gateway, String operation, Instant at) {
        return new GatewayTrace(
                gateway,
                operation,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at,
                Duration.ZERO);
    }
}
