package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotice.KeyGone;
import io.dalmada.application.port.out.gateway.GatewayNotice.LookAt;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InquiryKey.ByOrder;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.UnsignedNotices;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices are unsigned and never about an approval: each is a hint to ask the gateway. Every notice is answered with
 * exactly 200.
 */
final class Notices {
    private static final String ID = "tosspayments-webhook-transmission-id";

    static final GatewayNotices UNSIGNED = new UnsignedNotices(Acknowledgement.json("{}"), ID, Notices::hint);

    private Notices() {}

    private static Optional<? extends GatewayNotice> hint(Fields body, Instant at) {
        Fields data = body.in("data");
        return switch (body.text("eventType").orElse("")) {
            case "PAYMENT_STATUS_CHANGED" -> data.orderNo("orderId").map(no -> new LookAt(new ByOrder(no, at)));
            case "BILLING_DELETED" ->
                data.text("billingKey").map(key -> new KeyGone(SecretText.of(key), "deleted there"));
            default -> Optional.empty();
        };
    }
}
