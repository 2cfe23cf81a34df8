package io.dalmada.adapter.persistence.event;

import io.dalmada.domain.billingkey.BillingKeyEvent;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.Decision;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.webhook.WebhookEndpointEvent;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON for the world outside: written field by field, so that a change of a domain type cannot change what
 * consumers read by accident, and by the schema of {@code io.dalmada.application.event}. Fields are only ever added;
 * anything else is a new {@link #VERSION}. No secrets.
 */
final class EventPayload {
    static final int VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private EventPayload() {}

    /** The first part of the event's type, for example {@code payment}. */
    static String aggregateType(DomainEvent event) {
        return event.type().substring(0, event.type().indexOf('.'));
    }

    static String json(UUID id, DomainEvent event) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", id.toString())
                .put("type", event.type())
                .put("payloadVersion", VERSION)
                .put("timestamp", event.at().toString());
        json.putObject("aggregate")
                .put("type", aggregateType(event))
                .put("id", event.aggregateId())
                .put("version", event.version());
        tell(event, json.putObject("data"));
        return JSON.writeValueAsString(json);
    }

    private static void tell(DomainEvent event, ObjectNode json) {
        if (event instanceof PaymentEvent payment) {
            payment.fold(
                    moved -> attempt(moved, json),
                    moved -> refund(moved, json),
                    seen -> charge(seen, json),
                    given -> evidence(given, json));
        } else if (event instanceof SubscriptionEvent subscription) {
            subscription.fold(
                    moved -> subscription(moved, json),
                    billed -> bill(billed, json),
                    arranged -> arranged(arranged, json));
        } else if (event instanceof BillingKeyEvent.Suspected suspected) {
            json.put("cause", suspected.reason().name());
        } else if (event instanceof WebhookEndpointEvent told) {
            json.put("cause", told.cause());
        }
    }

    private static ObjectNode attempt(PaymentEvent.AttemptMoved moved, ObjectNode json) {
        moved.from().ifPresent(from -> json.put("from", from.name()));
        return json.put("orderNumber", moved.orderNo().value())
                .put("step", moved.step())
                .put("to", moved.to().name())
                .put("cause", moved.cause());
    }

    private static ObjectNode refund(PaymentEvent.RefundMoved moved, ObjectNode json) {
        moved.from().ifPresent(from -> json.put("from", from.name()));
        return json.put("refundNumber", moved.refundNo().value())
                .put("step", moved.step())
                .put("to", moved.to().name())
                .put("cause", moved.cause());
    }

    private static ObjectNode charge(PaymentEvent.ChargeSeen seen, ObjectNode json) {
        return json.put("orderNumber", seen.orderNo().value())
                .put("transactionId", seen.txn().value())
                .put("amount", seen.amount().minor())
                .put("currency", seen.amount().currency().getCurrencyCode())
                .put("role", seen.role().name());
    }

    private static ObjectNode evidence(PaymentEvent.EvidenceGiven given, ObjectNode json) {
        Evidence evidence = given.evidence();
        evidence.txn().ifPresent(txn -> json.put("transactionId", txn.value()));
        evidence.actor().ifPresent(actor -> json.put("actor", actor));
        return json.put("subject", given.subject())
                .put("kind", evidence.kind().name())
                .put("detail", evidence.detail());
    }

    private static ObjectNode subscription(SubscriptionEvent.Moved moved, ObjectNode json) {
        moved.from().ifPresent(from -> json.put("from", from.name()));
        return json.put("to", moved.to().name()).put("cause", moved.cause());
    }

    private static ObjectNode bill(SubscriptionEvent.Billed billed, ObjectNode json) {
        billed.payment().ifPresent(payment -> json.put("paymentId", payment.toString()));
        billed.decision().ifPresent(decision -> decision(decision, json));
        return json.put("step", billed.step().name())
                .put("bill", billed.number())
                .put("periodFrom", billed.span().from().toString())
                .put("periodUntil", billed.span().until().toString())
                .put("amount", billed.amount().minor())
                .put("currency", billed.amount().currency().getCurrencyCode())
                .put("cause", billed.cause());
    }

    private static void decision(Decision decision, ObjectNode json) {
        ObjectNode told = json.putObject("decision").put("rule", decision.rule().name());
        decision.next()
                .ifPresent(next ->
                        told.put("next", next.kind().name()).put("at", next.at().toString()));
    }

    private static ObjectNode arranged(SubscriptionEvent.Arranged arranged, ObjectNode json) {
        return json.put("what", arranged.what().name()).put("detail", arranged.detail());
    }
}
