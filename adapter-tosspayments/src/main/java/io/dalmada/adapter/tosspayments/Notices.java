package io.dalmada.adapter.tosspayments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.InquiryKey.ByOrder;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Fields;
import java.util.List;
import java.util.Optional;

/** Unsigned, and never of an approval: hints to look at something. Every notice is answered with exactly 200. */
final class Notices implements GatewayNotices {
    private static final int LARGEST = 64 << 10;
    private static final String ID = "tosspayments-webhook-transmission-id";

    @Override
    public NoticeReading read(InboundNotice notice) {
        Fields body = notice.body().length > LARGEST ? Fields.NONE : Fields.parsed(new String(notice.body(), UTF_8));
        Fields data = body.in("data");
        Optional<GatewayNotice> hint = switch (body.text("eventType").orElse("")) {
            case "PAYMENT_STATUS_CHANGED" ->
                data.orderNo("orderId").map(no -> new GatewayNotice.LookAt(new ByOrder(no, notice.receivedAt())));
            case "BILLING_DELETED" ->
                data.text("billingKey").map(key -> new GatewayNotice.KeyGone(SecretText.of(key), "deleted there"));
            default -> Optional.empty();
        };
        var id = notice.headers().getOrDefault(ID, List.of()).stream().filter(text -> text.length() <= 200);
        var ok = Acknowledgement.ok("application/json", "{}");
        return new NoticeReading(hint.stream().toList(), NoticeReading.Trust.UNSIGNED, id.findFirst(), ok);
    }
}
