package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.gateway.AbsenceRule;
import java.time.Duration;

/** (e) */
final class Hasty implements Saboteur {
    @Override
    public GatewayProfile profile(GatewayProfile real) {
        return new GatewayProfile(
                real.vendor(),
                real.sandbox(),
                real.currencies(),
                real.minimum(),
                real.issueRoutes(),
                real.firstCharge(),
                real.replay(),
                real.orderNoReuse(),
                real.inquiryRoutes(),
                new AbsenceRule(Duration.ZERO, 1, Duration.ZERO),
                real.refunds(),
                real.revoke(),
                real.tax(),
                real.installments(),
                real.notices(),
                real.longestCall());
    }
}
