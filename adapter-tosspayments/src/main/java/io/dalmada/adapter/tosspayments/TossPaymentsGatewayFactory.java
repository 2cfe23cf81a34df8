package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.HttpApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Builds the gateway of one Toss Payments account. */
public final class TossPaymentsGatewayFactory {
    /** One day less than the vendor keeps first answers (docs/wire/tosspayments.md, 8). */
    private static final Duration REPLAY_WINDOW = Duration.ofDays(14);

    private static final Set<Integer> INSTALLMENTS = Set.of(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    private TossPaymentsGatewayFactory() {}

    /**
     * Connects to nothing yet.
     *
     * @param clock business time: for time stamps, windows and the span of replays; time-outs are reckoned by the system's
     * @throws IllegalArgumentException when the JVM is told to repeat POSTs by itself
     */
    public static PaymentGateway create(TossPaymentsSettings settings, Clock clock, MeterRegistry meters) {
        TossPaymentsApi api = HttpApi.of(TossPaymentsApi.class, settings.baseUri(), settings.timeouts());
        GatewayHttpClient line =
                new GatewayHttpClient(settings.id(), settings.timeouts(), Wire.CODES, Wire.DIALECT, clock, meters);
        Wire wire = new Wire(settings, api, line);
        return new TossPaymentsGateway(wire, profile(settings), new Inquiries(wire));
    }

    private static GatewayProfile profile(TossPaymentsSettings settings) {
        return new GatewayProfile(
                "Toss Payments",
                settings.isTest(),
                Set.of(Money.KRW),
                Money.won(100),
                Set.of(GatewayProfile.IssueRoute.WINDOW),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.sameCommand(REPLAY_WINDOW),
                GatewayProfile.OrderNoReuse.REFUSED,
                Set.of(InquiryRoute.BY_TRANSACTION, InquiryRoute.BY_ORDER, InquiryRoute.BY_DAY),
                settings.absence(),
                new GatewayProfile.RefundRule(true, true, true, true, false, settings.refundAbsence()),
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.AMOUNTS,
                INSTALLMENTS,
                GatewayProfile.NoticeRule.UNSIGNED,
                settings.timeouts().longestCall());
    }
}
