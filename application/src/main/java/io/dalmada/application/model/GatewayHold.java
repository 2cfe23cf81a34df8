package io.dalmada.application.model;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;

/** @param actor who stopped it, a person or a rule */
public record GatewayHold(GatewayId gateway, Instant since, String actor, String reason) {}
