package io.dalmada.adapter.cookiepay;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.WireTexts;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.HttpApi;
import io.dalmada.gateway.support.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;

/** Builds the gateway of one CookiePay account. */
public final class CookiePayGatewayFactory {
    private CookiePayGatewayFactory() {}

    /**
     * Connects to nothing yet.
     *
     * @param clock business time: for tokens, list days and time stamps; time-outs are reckoned by the system's
     * @throws IllegalArgumentException when the JVM is told to repeat POSTs by itself
     */
    public static PaymentGateway create(CookiePaySettings settings, Clock clock, MeterRegistry meters) {
        CookiePayApi api = HttpApi.of(CookiePayApi.class, settings.baseUri(), settings.timeouts());
        GatewayHttpClient line =
                new GatewayHttpClient(settings.id(), settings.timeouts(), Wire.CODES, Wire.DIALECT, clock, meters);
        Wire wire = new Wire(settings, api, line, new Login(new Tokens()));
        return new CookiePayGateway(wire, profile(settings), new Inquiries(wire, new Lists(wire)));
    }

    private static GatewayProfile profile(CookiePaySettings settings) {
        var refunds = new GatewayProfile.RefundRule(true, true, false, false, true, settings.refundAbsence());
        return new GatewayProfile(
                "CookiePay",
                settings.mode() == CookiePaySettings.Mode.SANDBOX,
                Set.of(Money.KRW),
                Money.won(1),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.none(),
                GatewayProfile.OrderNoReuse.UNSAFE,
                Set.of(InquiryRoute.BY_TRANSACTION, InquiryRoute.BY_ORDER_IN_LISTS, InquiryRoute.BY_DAY),
                settings.absence(),
                refunds,
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.TAXABLE_ONLY,
                Set.of(0),
                GatewayProfile.NoticeRule.UNSIGNED,
                settings.timeouts().longestCall(),
                // KiwoomPay behind it speaks EUC-KR (docs/wire/cookiepay.md, 19).
                WireTexts.CP949);
    }
}
