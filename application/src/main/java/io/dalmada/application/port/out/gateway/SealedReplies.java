package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.SealedReply;

/** Opens a sealed reply to a charge again; without effect at the gateway, so it may be repeated. */
public interface SealedReplies {
    ChargeOutcome read(SealedReply reply, ChargeCommand original);
}
