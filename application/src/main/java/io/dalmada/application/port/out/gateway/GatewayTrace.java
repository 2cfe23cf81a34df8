package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayText;
import io.dalmada.domain.gateway.GatewayWord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is kept of a call for support: the gateway's code and text, never a body, an address or a secret.
 *
 * @param operation a name such as {@code charge}, in place of a URL
 * @param took by a monotonic clock
 */
public record GatewayTrace(
        GatewayId gateway,
        String operation,
        OptionalInt httpStatus,
        Optional<String> code,
        Optional<String> message,
        Optional<String> gatewayTraceId,
        Instant at,
        Duration took) {
    public GatewayTrace {
        GatewayWord word = new GatewayWord(code, message);
        code = word.code();
        message = word.message();
        gatewayTraceId = gatewayTraceId.map(id -> GatewayText.kept(id, 200));
    }

    /** Of a call that ended on our own side. */
    public static GatewayTrace ours(GatewayId gateway, String operation, Instant at) {
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

    public GatewayWord word() {
        return new GatewayWord(code, message);
    }
}
