package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:15:30Z");
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private NoticeReading read(String body) {
        var headers = Map.of("tosspayments-webhook-transmission-id", List.of("t-1"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        NoticeReading reading =
                shop.gateway.notices().orElseThrow().read(new InboundNotice(bytes, headers, "13.124.18.147", NOW));
        assertThat(reading.answer().status()).isEqualTo(200);
        assertThat(reading.trust()).isEqualTo(NoticeReading.Trust.UNSIGNED);
        return reading;
    }

    @Test
    void a_changed_payment_is_a_hint_to_look() {
        NoticeReading reading =
                read("{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"createdAt\":\"2026-11-23T10:15:30.000000\","
                        + "\"data\":{\"paymentKey\":\"dalma1\",\"orderId\":\"ORDER-1\",\"status\":\"CANCELED\"}}");

        assertThat(reading.dedupeId()).contains("t-1");
        assertThat(reading.notices())
                .containsExactly(new GatewayNotice.LookAt(new InquiryKey.ByOrder(new MerchantOrderNo("ORDER-1"), NOW)));
    }

    @Test
    void a_deleted_key_is_told_by_its_value() {
        NoticeReading reading = read(
                "{\"eventType\":\"BILLING_DELETED\",\"data\":{\"billingKey\":\"Zx81=\",\"reason\":\"CARD_REISSUED\"}}");

        assertThat(((GatewayNotice.KeyGone) reading.notices().get(0)).keyValue())
                .isEqualTo(SecretText.of("Zx81="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"eventType\":\"payout.changed\",\"entityBody\":{}}",
                "{\"secret\":\"s\",\"status\":\"DONE\",\"orderId\":\"ORDER-1\"}",
                "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"web_shop.1\"}}",
                "{\"eventType\":\"BILLING_DELETED\",\"data\":{}}"
            })
    void anything_else_is_answered_and_says_nothing(String body) {
        assertThat(read(body).notices()).isEmpty();
    }

    @Test
    void what_is_too_large_or_too_deep_says_nothing() {
        assertThat(read("{\"eventType\":\"BILLING_DELETED\",\"data\":{\"billingKey\":\"a\"},\"x\":\""
                                + "x".repeat(1 << 20) + "\"}")
                        .notices())
                .isEmpty();
        assertThat(read("[".repeat(30_000)).notices()).isEmpty();
    }
}
