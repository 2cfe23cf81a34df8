package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.shared.Money;

/** A profile like another one but for one thing. */
final class ProfileChange {
    private ProfileChange() {}

    static GatewayProfile minimum(GatewayProfile like, Money minimum) {
        return of(like, minimum, like.absence(), like.tax());
    }

    static GatewayProfile absence(GatewayProfile like, AbsenceRule absence) {
        return of(like, like.minimum(), absence, like.tax());
    }

    static GatewayProfile tax(GatewayProfile like, GatewayProfile.TaxRule tax) {
        return of(like, like.minimum(), like.absence(), tax);
    }

    private static GatewayProfile of(
            GatewayProfile like, Money minimum, AbsenceRule absence, GatewayProfile.TaxRule tax) {
        return new GatewayProfile(
                like.vendor(),
                like.sandbox(),
                like.currencies(),
                minimum,
                like.issueRoutes(),
                like.firstCharge(),
                like.replay(),
                like.orderNoReuse(),
                like.inquiryRoutes(),
                absence,
                like.refunds(),
                like.revoke(),
                tax,
                like.installments(),
                like.notices(),
                like.longestCall());
    }
}
