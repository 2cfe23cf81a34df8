package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Payment;
import org.junit.jupiter.api.Test;

/** The public form of events: a change here is a change for consumers. */
class EventPayloadTest {
    @Test
    void tellsTheLifeOfAPayment() {
        Payment payment = PaymentFixture.approved(PaymentFixture.sending(), new GatewayTxnId("TID-1"));
        String common = "\"aggregateId\":\"" + payment.id() + "\",\"version\":";
        String order = "\"orderNumber\":\"" + payment.lastAttempt().orderNo() + "\"";

        assertThat(payment.events().stream().map(EventPayload::json))
                .containsExactly(
                        "{\"type\":\"payment.attempt.created\"," + common + "1,\"at\":\"2026-11-23T01:00:00Z\"," + order
                                + ",\"step\":1,\"to\":\"CREATED\",\"cause\":\"requested\"}",
                        "{\"type\":\"payment.attempt.sending\"," + common
                                + "2,\"at\":\"2026-11-23T01:00:00Z\",\"from\":\"CREATED\"," + order
                                + ",\"step\":2,\"to\":\"SENDING\",\"cause\":\"claimed\"}",
                        "{\"type\":\"payment.attempt.succeeded\"," + common
                                + "3,\"at\":\"2026-11-23T01:00:00Z\",\"from\":\"SENDING\"," + order
                                + ",\"step\":3,\"to\":\"SUCCEEDED\",\"cause\":\"approved\"}",
                        "{\"type\":\"payment.charge.period_payment\"," + common + "4,\"at\":\"2026-11-23T01:00:00Z\","
                                + order + ",\"transactionId\":\"TID-1\",\"amount\":9900,\"currency\":\"KRW\","
                                + "\"role\":\"PERIOD_PAYMENT\"}");
    }

    @Test
    void tellsRefundsAndEvidence() {
        assertThat(PaymentFixture.partlyRefunded().events().stream().map(EventPayload::json))
                .anySatisfy(json ->
                        assertThat(json).contains("\"refundNumber\":\"R", "\"from\":\"SENDING\"", "\"to\":\"DONE\""));
        assertThat(PaymentFixture.manual().events().stream().map(EventPayload::json))
                .anySatisfy(json -> assertThat(json)
                        .contains("\"subject\":\"P", "\"kind\":\"FOUND_DIFFERENT\"", "\"detail\":\"another amount\""));
    }

    @Test
    void tellsTheLifeOfABillingKeyWithoutTheKey() {
        BillingKey key = BillingKeyFixture.suspect();

        assertThat(EventPayload.aggregateType(key.events().get(0))).isEqualTo("billing_key");
        assertThat(key.events().stream().map(EventPayload::json))
                .containsExactly(
                        "{\"type\":\"billing_key.issued\",\"aggregateId\":\"" + key.id()
                                + "\",\"version\":1,\"at\":\"2026-11-23T01:00:00Z\"}",
                        "{\"type\":\"billing_key.suspected\",\"aggregateId\":\"" + key.id()
                                + "\",\"version\":2,\"at\":\"2026-11-23T01:00:00Z\",\"cause\":\"LOST_OR_STOLEN\"}");
    }
}
