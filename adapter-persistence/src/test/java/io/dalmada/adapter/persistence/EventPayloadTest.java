package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.SubscriptionFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Demand;
import io.dalmada.domain.subscription.Subscription;
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
    void tellsTheLifeOfASubscription() {
        Subscription subscription = SubscriptionFixture.incomplete();
        Demand demand = SubscriptionFixture.demanded(subscription, SubscriptionFixture.next(subscription));
        subscription.cancelAtPeriodEnd(MovableClock.atTen().instant(), SubscriptionFixture.RULES);
        String common = "\"aggregateId\":\"" + subscription.id() + "\",\"version\":";
        String at = ",\"at\":\"2026-11-23T01:00:00Z\",";

        assertThat(EventPayload.aggregateType(subscription.events().get(0))).isEqualTo("subscription");
        assertThat(subscription.events().stream().map(EventPayload::json))
                .containsExactly(
                        "{\"type\":\"subscription.incomplete\"," + common + "1" + at
                                + "\"to\":\"INCOMPLETE\",\"cause\":\"subscribed\"}",
                        "{\"type\":\"subscription.bill.attempted\"," + common + "2" + at + "\"paymentId\":\""
                                + demand.payment() + "\",\"step\":\"ATTEMPTED\",\"bill\":0,"
                                + "\"periodFrom\":\"2026-11-23\",\"periodUntil\":\"2026-12-23\","
                                + "\"amount\":9900,\"currency\":\"KRW\",\"cause\":\"due\"}",
                        "{\"type\":\"subscription.canceled\"," + common + "3" + at
                                + "\"from\":\"INCOMPLETE\",\"to\":\"CANCELED\",\"cause\":\"canceled by request\"}");
        assertThat(SubscriptionFixture.ending().events().stream().map(EventPayload::json))
                .last()
                .asString()
                .contains("\"what\":\"CANCEL_AT_PERIOD_END\",\"detail\":\"ends before 2026-12-23\"");
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
