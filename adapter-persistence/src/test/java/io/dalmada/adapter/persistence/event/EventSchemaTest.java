package io.dalmada.adapter.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dalmada.application.event.EventFamily;
import io.dalmada.application.event.EventTypes;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.SubscriptionFixture;
import io.dalmada.domain.billingkey.BillingKeyEvent;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Decision;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.webhook.WebhookEndpointEvent;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out keeps to what is published. */
class EventSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Instant AT = Instant.parse("2026-11-23T01:00:00.123456Z");
    private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(UUID.randomUUID());
    private static final BillingKeyId KEY = new BillingKeyId(UUID.randomUUID());
    private static final MerchantOrderNo ORDER = new MerchantOrderNo("P01M83FM0XNE009EJP9Z58H50JV-01");
    private static final RefundNo REFUND = new RefundNo("R01M83FM13CE00BF10GA8DP3SZE");
    private static final Span SPAN = new Span(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 23));

    private static final Optional<Decision> DECISION =
            Optional.of(new Decision(Decision.Rule.RETRY_DAY, Optional.of(new NextStep(AT, NextStep.Kind.COLLECT))));

    static Stream<DomainEvent> oneOfEachType() {
        return Stream.of(
                        attempts(),
                        refunds(),
                        charges(),
                        evidence(),
                        statuses(),
                        bills(),
                        arrangements(),
                        keys(),
                        endpoints())
                .flatMap(events -> events);
    }

    private static Stream<DomainEvent> attempts() {
        return Arrays.stream(AttemptStatus.values())
                .map(to -> new PaymentEvent.AttemptMoved(PAYMENT, 1, ORDER, 1, Optional.of(to), to, AT, "c"));
    }

    private static Stream<DomainEvent> refunds() {
        return Arrays.stream(RefundStatus.values())
                .map(to -> new PaymentEvent.RefundMoved(PAYMENT, 1, REFUND, 1, Optional.of(to), to, AT, "c"));
    }

    private static Stream<DomainEvent> charges() {
        GatewayTxnId txn = new GatewayTxnId("TID-1");
        return Arrays.stream(ChargeRole.values())
                .map(role -> new PaymentEvent.ChargeSeen(PAYMENT, 1, ORDER, txn, Money.won(9900), role, AT));
    }

    private static Stream<DomainEvent> evidence() {
        Optional<GatewayTxnId> txn = Optional.of(new GatewayTxnId("TID-1"));
        return Arrays.stream(Evidence.Kind.values())
                .map(kind -> new Evidence(kind, AT, txn, "seen", Optional.of("office")))
                .map(seen -> new PaymentEvent.EvidenceGiven(PAYMENT, 1, ORDER.value(), seen));
    }

    private static Stream<DomainEvent> statuses() {
        return Arrays.stream(SubscriptionStatus.values())
                .map(to -> new SubscriptionEvent.Moved(SUBSCRIPTION, 1, Optional.of(to), to, "c", AT));
    }

    private static Stream<DomainEvent> bills() {
        return Arrays.stream(SubscriptionEvent.BillStep.values())
                .map(step -> new SubscriptionEvent.Billed(
                        SUBSCRIPTION, 1, step, 0, SPAN, Money.won(9900), Optional.of(PAYMENT), DECISION, "c", AT));
    }

    private static Stream<DomainEvent> arrangements() {
        return Arrays.stream(SubscriptionEvent.What.values())
                .map(what -> new SubscriptionEvent.Arranged(SUBSCRIPTION, 1, what, "detail", AT));
    }

    private static Stream<DomainEvent> endpoints() {
        WebhookEndpointId id = new WebhookEndpointId(UUID.randomUUID());
        return Arrays.stream(WebhookEndpointEvent.What.values())
                .map(what -> new WebhookEndpointEvent(id, 1, what, "requested", AT));
    }

    private static Stream<DomainEvent> keys() {
        return Stream.of(
                new BillingKeyEvent.Issued(KEY, 1, AT),
                new BillingKeyEvent.Suspected(KEY, 2, DeclineReason.LOST_OR_STOLEN, AT),
                new BillingKeyEvent.Revoked(KEY, 3, AT),
                new BillingKeyEvent.DisposalTried(KEY, 4, true, AT),
                new BillingKeyEvent.DisposalTried(KEY, 4, false, AT));
    }

    static Stream<DomainEvent> fromRealLives() {
        return Stream.of(
                        PaymentFixture.partlyRefunded().events(),
                        PaymentFixture.declined().events(),
                        PaymentFixture.unknown().events(),
                        PaymentFixture.manual().events(),
                        SubscriptionFixture.active().events(),
                        SubscriptionFixture.ending().events(),
                        SubscriptionFixture.pastDue().events(),
                        SubscriptionFixture.suspended().events(),
                        BillingKeyFixture.suspect().events(),
                        BillingKeyFixture.revokedAt(AT).events())
                .flatMap(List::stream);
    }

    /** Stored for good: what a subscription's past is told from. */
    @ParameterizedTest
    @MethodSource({"oneOfEachType", "fromRealLives"})
    void whatHappenedToASubscriptionIsReadAsItWasWritten(DomainEvent event) {
        if (event instanceof SubscriptionEvent written) {
            assertThat(SubscriptionEventJson.read(EventPayload.json(UUID.randomUUID(), event)))
                    .isEqualTo(written);
        }
    }

    @Test
    void everyTypeIsInTheListAndNoOther() {
        assertThat(oneOfEachType().map(DomainEvent::type)).containsExactlyInAnyOrderElementsOf(EventTypes.all());
    }

    @ParameterizedTest
    @MethodSource({"oneOfEachType", "fromRealLives"})
    void goesOutByItsSchema(DomainEvent event) {
        assertThat(faults(event, EventPayload.json(UUID.randomUUID(), event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachType")
    void aSchemaRefusesWhatIsWrong(DomainEvent event) {
        String json = EventPayload.json(UUID.randomUUID(), event);

        assertThat(faults(event, json.replace(event.type(), "payment.lost"))).isNotEmpty();
        assertThat(faults(event, json.replace("\"data\":", "\"date\":"))).isNotEmpty();
        assertThat(faults(event, json.replace("\"payloadVersion\":1", "\"payloadVersion\":2")))
                .isNotEmpty();
        assertThat(faults(event, json.replaceFirst("\"version\":\\d+", "\"version\":\"1\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaListsTheTypesOfItsFamily(EventFamily family) {
        assertThat(family.schema())
                .contains(family.types().stream().map(type -> '"' + type + '"').toList());
    }

    private static List<Error> faults(DomainEvent event, String json) {
        EventFamily family = EventTypes.familyOf(event.type()).orElseThrow();
        Schema schema = SCHEMAS.getSchema(family.schema(), InputFormat.JSON);
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
