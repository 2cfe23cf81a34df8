package io.dalmada.adapter.cookiepay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.gateway.testkit.Notices;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Notices (docs/wire/cookiepay.md, 16): of approvals in capitals, of cancels in small letters, never signed. */
record SimulatorNotices(Clock clock) implements Notices {
    @Override
    public InboundNotice about(String orderNo) {
        return notice("{\"noti_type\":\"cancel\",\"paymethod\":\"CARD\",\"orderno\":\"" + orderNo
                + "\",\"cancel_amount\":\"3000\",\"tid\":\"cTS26112300150412345\",\"cancel_date\":\"20261123101010\"}");
    }

    @Override
    public Optional<InboundNotice> forged(String orderNo) {
        return Optional.empty();
    }

    @Override
    public InboundNotice unknownEvent() {
        return notice("{\"PAY_METHOD\":\"VACCOUNT\",\"ORDERNO\":\"shop order 7\",\"TID\":\"cTS26112300150412346\"}");
    }

    @Override
    public Acknowledgement wanted() {
        return Acknowledgement.ok("application/json", "{\"ok\":true}");
    }

    private InboundNotice notice(String body) {
        return new InboundNotice(body.getBytes(UTF_8), Map.of(), "203.0.113.7", clock.instant());
    }
}
