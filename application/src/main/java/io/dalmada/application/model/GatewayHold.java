package io.dalmada.application.model;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;

/** @param actor the operator or the rule that stopped it */
public record GatewayHold(GatewayId gateway, Instant since, String actor, String reason) {}
