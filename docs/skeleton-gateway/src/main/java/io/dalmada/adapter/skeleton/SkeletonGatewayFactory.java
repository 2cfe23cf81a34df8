package io.dalmada.adapter.skeleton;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.HttpApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;

/** Builds the gateway of one Skeleton account. */
public final class SkeletonGatewayFactory {
    private SkeletonGatewayFactory() {}

    /**
     * Connects to nothing yet.
     *
     * @param clock business time; time-outs are reckoned by the system's
     * @throws IllegalArgumentException when the JVM is told to repeat POSTs by itself
     */
    public static PaymentGateway create(SkeletonSettings settings, Clock clock, MeterRegistry meters) {
        SkeletonApi api = HttpApi.of(SkeletonApi.class, settings.baseUri(), settings.timeouts());
        GatewayHttpClient line =
                new GatewayHttpClient(settings.id(), settings.timeouts(), Wire.CODES, Wire.DIALECT, clock, meters);
        Wire wire = new Wire(settings, api, line);
        return new SkeletonGateway(wire, profile(settings), new Inquiries(wire));
    }

    /** The most cautious profile there is. Claim more only where the vendor's document says so: the kit will ask for proof. */
    private static GatewayProfile profile(SkeletonSettings settings) {
        return new GatewayProfile(
                "Skeleton",
                !settings.live(),
                Set.of(Money.KRW),
                Money.won(1),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.none(),
                GatewayProfile.OrderNoReuse.UNKNOWN,
                Set.of(InquiryRoute.BY_TRANSACTION, InquiryRoute.BY_ORDER),
                settings.absence(),
                new GatewayProfile.RefundRule(true, true, false, false, false, settings.refundAbsence()),
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.TAXABLE_ONLY,
                Set.of(0),
                GatewayProfile.NoticeRule.NONE,
                settings.timeouts().longestCall());
    }
}
