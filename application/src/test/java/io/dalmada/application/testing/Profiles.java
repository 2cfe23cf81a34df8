package io.dalmada.application.testing;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.Set;

/** Profiles named for the kind of gateway they describe. */
public final class Profiles {
    private Profiles() {}

    /** No replay, no guard, a day list: CookiePay's kind. */
    public static GatewayProfile withoutReplay() {
        return of(false);
    }

    /** As {@link #withoutReplay()}, but it charges no less than this. */
    public static GatewayProfile withMinimum(long won) {
        GatewayProfile plain = withoutReplay();
        return new GatewayProfile(
                plain.vendor(),
                plain.sandbox(),
                plain.currencies(),
                Money.won(won),
                plain.issueRoutes(),
                plain.firstCharge(),
                plain.replay(),
                plain.orderNoReuse(),
                plain.inquiryRoutes(),
                plain.absence(),
                plain.refunds(),
                plain.revoke(),
                plain.tax(),
                plain.installments(),
                plain.notices(),
                plain.longestCall());
    }

    /** As {@link #withoutReplay()}, but look-ups show our refund numbers. */
    public static GatewayProfile echoingRefundNumbers() {
        return of(true);
    }

    /** As CookiePay: orders are found by going through the lists of days. */
    public static GatewayProfile listingByDay() {
        return of(
                false,
                GatewayProfile.TaxRule.TAXABLE_ONLY,
                Set.of(
                        GatewayProfile.InquiryRoute.BY_TRANSACTION,
                        GatewayProfile.InquiryRoute.BY_ORDER_IN_LISTS,
                        GatewayProfile.InquiryRoute.BY_DAY));
    }

    /** As {@link #withoutReplay()}, with a window of its own beside the entry of cards. */
    public static GatewayProfile withWindow() {
        GatewayProfile plain = withoutReplay();
        return new GatewayProfile(
                plain.vendor(),
                plain.sandbox(),
                plain.currencies(),
                plain.minimum(),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY, GatewayProfile.IssueRoute.WINDOW),
                plain.firstCharge(),
                plain.replay(),
                plain.orderNoReuse(),
                plain.inquiryRoutes(),
                plain.absence(),
                plain.refunds(),
                plain.revoke(),
                plain.tax(),
                plain.installments(),
                plain.notices(),
                plain.longestCall());
    }

    /** As {@link #withoutReplay()}, but a repeated charge is the same charge for a day. */
    public static GatewayProfile replaying() {
        GatewayProfile plain = withoutReplay();
        return new GatewayProfile(
                plain.vendor(),
                plain.sandbox(),
                plain.currencies(),
                plain.minimum(),
                plain.issueRoutes(),
                plain.firstCharge(),
                GatewayProfile.Replay.sameCommand(Duration.ofDays(1)),
                GatewayProfile.OrderNoReuse.REFUSED,
                plain.inquiryRoutes(),
                plain.absence(),
                plain.refunds(),
                plain.revoke(),
                plain.tax(),
                plain.installments(),
                plain.notices(),
                plain.longestCall());
    }

    /** Everything that a gateway can claim. */
    public static GatewayProfile claimingEverything() {
        GatewayProfile window = withWindow();
        return new GatewayProfile(
                window.vendor(),
                window.sandbox(),
                window.currencies(),
                window.minimum(),
                window.issueRoutes(),
                window.firstCharge(),
                GatewayProfile.Replay.sameCommand(Duration.ofDays(14)),
                GatewayProfile.OrderNoReuse.REFUSED,
                window.inquiryRoutes(),
                window.absence(),
                new GatewayProfile.RefundRule(
                        true, true, true, true, true, window.refunds().absence()),
                window.revoke(),
                GatewayProfile.TaxRule.AMOUNTS,
                window.installments(),
                GatewayProfile.NoticeRule.SIGNED,
                window.longestCall());
    }

    private static GatewayProfile of(boolean echoes) {
        return of(
                echoes,
                GatewayProfile.TaxRule.FLAG,
                Set.of(
                        GatewayProfile.InquiryRoute.BY_TRANSACTION,
                        GatewayProfile.InquiryRoute.BY_ORDER,
                        GatewayProfile.InquiryRoute.BY_DAY));
    }

    private static GatewayProfile of(
            boolean echoes, GatewayProfile.TaxRule tax, Set<GatewayProfile.InquiryRoute> routes) {
        return new GatewayProfile(
                "memory",
                true,
                Set.of(Money.KRW),
                Money.won(100),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.none(),
                GatewayProfile.OrderNoReuse.UNSAFE,
                routes,
                new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10)),
                new GatewayProfile.RefundRule(
                        true,
                        true,
                        false,
                        echoes,
                        true,
                        new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1))),
                GatewayProfile.RevokeRule.SUPPORTED,
                tax,
                Set.of(0),
                GatewayProfile.NoticeRule.NONE,
                Duration.ofSeconds(60));
    }
}
