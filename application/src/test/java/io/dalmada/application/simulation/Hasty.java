package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.gateway.AbsenceRule;
import java.time.Duration;

/** (e) */
final class Hasty implements Saboteur {
    @Override
    public GatewayProfile profile(GatewayProfile real) {
        return ProfileChange.absence(real, new AbsenceRule(Duration.ZERO, 1, Duration.ZERO));
    }
}
