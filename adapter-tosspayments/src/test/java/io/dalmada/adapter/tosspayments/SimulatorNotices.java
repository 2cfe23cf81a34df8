package io.dalmada.adapter.tosspayments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.gateway.testkit.Notices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices (docs/wire/tosspayments.md, 10): exactly 200, and nothing is signed. */
record SimulatorNotices(Clock clock) implements Notices {
    @Override
    public InboundNotice about(String orderNo) {
        return notice("{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"createdAt\":\"2026-11-23T10:15:30.000000\","
                + "\"data\":{\"paymentKey\":\"dalma20261123101600Ab3kP\",\"orderId\":\"" + orderNo
                + "\",\"status\":\"CANCELED\"}}");
    }

    @Override
    public Optional<InboundNotice> forged(String orderNo) {
        return Optional.empty();
    }

    @Override
    public InboundNotice unknownEvent() {
        return notice("{\"eventType\":\"seller.changed\",\"entityType\":\"seller\",\"entityBody\":{}}");
    }

    @Override
    public Acknowledgement wanted() {
        return Acknowledgement.ok("application/json", "{}");
    }

    private InboundNotice notice(String body) {
        var headers = Map.of("tosspayments-webhook-transmission-id", List.of("t-1"));
        return new InboundNotice(body.getBytes(UTF_8), headers, "13.124.18.147", clock.instant());
    }
}
