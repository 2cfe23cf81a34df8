package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;

/** What a disposal came to; anything but the first two is tried again later. */
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
