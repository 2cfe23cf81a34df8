package io.dalmada.application.service.shared;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;

/** Announced maintenance: bills of that gateway wait, and no retry is used up. @param until exclusive */
public record Maintenance(GatewayId gateway, Instant from, Instant until) {
    public boolean covers(GatewayId at, Instant now) {
        return gateway.equals(at) && !now.isBefore(from) && now.isBefore(until);
    }
}
