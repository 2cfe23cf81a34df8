package io.dalmada.adapter.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.SubscriptionFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.Demand;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The public form of events: a change here is a change for consumers. */
class EventPayloadTest {
    private static final UUID ID = UUID.fromString("0193589d-0000-7000-8000-000000000001");

    @Test
    void tellsTheLifeOfAPayment() {
        Payment payment = PaymentFixture.approved(PaymentFixture.sending(), new GatewayTxnId("TID-1"));
        String order = "\"orderNumber\":\"" + payment.lastAttempt().orderNo() + "\"";

        assertThat(told(payment.events()))
                .containsExactly(
                        event(
                                payment.events().get(0),
                                order + ",\"step\":1,\"to\":\"CREATED\",\"cause\":\"requested\""),
                        event(
                                payment.events().get(1),
                                "\"from\":\"CREATED\"," + order
                                        + ",\"step\":2,\"to\":\"SENDING\",\"cause\":\"claimed\""),
                        event(
                                payment.events().get(2),
                                "\"from\":\"SENDING\"," + order
                                        + ",\"step\":3,\"to\":\"SUCCEEDED\",\"cause\":\"approved\""),
                        event(
                                payment.events().get(3),
                                order + ",\"transactionId\":\"TID-1\",\"amount\":9900,\"currency\":\"KRW\","
                                        + "\"role\":\"PERIOD_PAYMENT\""));
        assertThat(told(payment.events()).get(0))
                .isEqualTo("{\"id\":\"" + ID + "\",\"type\":\"payment.attempt.created\",\"payloadVersion\":1,"
                        + "\"timestamp\":\"2026-11-23T01:00:00Z\",\"aggregate\":{\"type\":\"payment\",\"id\":\""
                        + payment.id() + "\",\"version\":1},\"data\":{" + order
                        + ",\"step\":1,\"to\":\"CREATED\",\"cause\":\"requested\"}}");
    }

    @Test
    void tellsRefundsAndEvidence() {
        assertThat(told(PaymentFixture.partlyRefunded().events()))
                .anySatisfy(json ->
                        assertThat(json).contains("\"refundNumber\":\"R", "\"from\":\"SENDING\"", "\"to\":\"DONE\""));
        assertThat(told(PaymentFixture.manual().events()))
                .anySatisfy(json -> assertThat(json)
                        .contains("\"subject\":\"P", "\"kind\":\"FOUND_DIFFERENT\"", "\"detail\":\"another amount\""));
    }

    @Test
    void tellsTheLifeOfASubscription() {
        Subscription subscription = SubscriptionFixture.incomplete();
        Demand demand = SubscriptionFixture.demanded(subscription, SubscriptionFixture.next(subscription));
        subscription.cancelAtPeriodEnd(MovableClock.atTen().instant(), SubscriptionFixture.RULES);
        List<? extends DomainEvent> events = subscription.events();

        assertThat(EventPayload.aggregateType(events.get(0))).isEqualTo("subscription");
        assertThat(told(events))
                .containsExactly(
                        event(events.get(0), "\"to\":\"INCOMPLETE\",\"cause\":\"subscribed\""),
                        event(
                                events.get(1),
                                "\"paymentId\":\"" + demand.payment() + "\",\"step\":\"ATTEMPTED\",\"bill\":0,"
                                        + "\"periodFrom\":\"2026-11-23\",\"periodUntil\":\"2026-12-23\","
                                        + "\"amount\":9900,\"currency\":\"KRW\",\"cause\":\"due\""),
                        event(
                                events.get(2),
                                "\"from\":\"INCOMPLETE\",\"to\":\"CANCELED\",\"cause\":\"canceled by request\""));
        assertThat(told(SubscriptionFixture.ending().events()))
                .last()
                .asString()
                .contains("\"what\":\"CANCEL_AT_PERIOD_END\",\"detail\":\"ends before 2026-12-23\"");
    }

    @Test
    void tellsTheLifeOfABillingKeyWithoutTheKey() {
        BillingKey key = BillingKeyFixture.suspect();

        assertThat(EventPayload.aggregateType(key.events().get(0))).isEqualTo("billing_key");
        assertThat(told(key.events()))
                .containsExactly(
                        event(key.events().get(0), ""), event(key.events().get(1), "\"cause\":\"LOST_OR_STOLEN\""));
    }

    private static List<String> told(List<? extends DomainEvent> events) {
        return events.stream().map(event -> EventPayload.json(ID, event)).toList();
    }

    private static String event(DomainEvent event, String data) {
        return "{\"id\":\"" + ID + "\",\"type\":\"" + event.type() + "\",\"payloadVersion\":1,\"timestamp\":\""
                + event.at() + "\",\"aggregate\":{\"type\":\"" + EventPayload.aggregateType(event) + "\",\"id\":\""
                + event.aggregateId() + "\",\"version\":" + event.version() + "},\"data\":{" + data + "}}";
    }
}
