package io.dalmada.adapter.rest.billingkey;

import io.dalmada.application.port.in.GatewayQuery.Account;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;

/** A configured merchant account and what its gateway can do. */
@Schema(name = "Gateway")
record GatewayBody(
        String id,

        @Schema(description = "The vendor's name, for people")
        String vendor,

        @Schema(description = "It is used when a request names none")
        boolean isDefault,

        @Schema(description = "No real money stands behind it")
        boolean sandbox,

        @Schema(description = "CARD_ENTRY by POST /v1/billing-keys, WINDOW by POST /v1/billing-key-registrations")
        List<GatewayProfile.IssueRoute> issueRoutes,

        List<String> currencies,
        @Schema(description = "The least amount it charges") long minimumAmount,
        @Schema(description = "How tax can be told") GatewayProfile.TaxRule tax,

        @Schema(description = "0 for a lump sum, else months")
        List<Integer> installments,

        Refunds refunds,

        @Schema(
                description =
                        "For how many seconds the same charge may be repeated after an unknown outcome; 0 for never")
        long replaySeconds,

        @Schema(description = "By what a charge can be looked up")
        List<GatewayProfile.InquiryRoute> inquiryRoutes,

        GatewayProfile.NoticeRule notices) {

    /** What its refunds can be. */
    @Schema(name = "GatewayRefunds")
    record Refunds(boolean partial, boolean repeated) {}

    static GatewayBody from(Account account) {
        GatewayProfile profile = account.profile();
        return new GatewayBody(
                account.id().value(),
                profile.vendor(),
                account.isDefault(),
                profile.sandbox(),
                profile.issueRoutes().stream().sorted().toList(),
                profile.currencies().stream()
                        .map(Currency::getCurrencyCode)
                        .sorted()
                        .toList(),
                profile.minimum().minor(),
                profile.tax(),
                profile.installments().stream().sorted().toList(),
                new Refunds(profile.refunds().partial(), profile.refunds().repeated()),
                profile.replay().window().toSeconds(),
                profile.inquiryRoutes().stream().sorted().toList(),
                profile.notices());
    }
}
