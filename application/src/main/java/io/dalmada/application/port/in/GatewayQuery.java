package io.dalmada.application.port.in;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;

/** Which merchant accounts are configured, and what they can do. */
public interface GatewayQuery {
    /** By id. */
    List<Account> all();

    /** @param isDefault it is used when a caller names none */
    record Account(GatewayId id, boolean isDefault, GatewayProfile profile) {}
}
