package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;

/** The outcome of a disposal; all but the first two are tried again later. */
public sealed interface RevokeOutcome {
    GatewayTrace trace();

    record Revoked(GatewayTrace trace) implements RevokeOutcome {}

    record AlreadyGone(GatewayTrace trace) implements RevokeOutcome {}

    record Refused(GatewayTrace trace) implements RevokeOutcome {}

    record NotAttempted(NotAttemptedCause cause, GatewayTrace trace) implements RevokeOutcome {}

    record Unknown(Doubt doubt, GatewayTrace trace) implements RevokeOutcome {}

    /** True when the key is known to be gone at the gateway. */
    default boolean isGone() {
        return this instanceof Revoked || this instanceof AlreadyGone;
    }
}
