package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayKey;

/** Disposes of a key at the gateway. */
public record RevokeCommand(GatewayKey key, String reason) {}
