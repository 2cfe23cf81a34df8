package io.dalmada.adapter.persistence.event;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Decision;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a subscription, read back from what {@link EventPayload} wrote. Old events have fewer fields. */
final class SubscriptionEventJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final SubscriptionId id;
    private final long version;
    private final Instant at;
    private final JsonNode data;

    private SubscriptionEventJson(JsonNode event) {
        this.id = new SubscriptionId(
                UUID.fromString(event.path("aggregate").path("id").asString()));
        this.version = event.path("aggregate").path("version").asLong();
        this.at = Instant.parse(event.path("timestamp").asString());
        this.data = event.path("data");
    }

    static SubscriptionEvent read(String payload) {
        return new SubscriptionEventJson(JSON.readTree(payload)).event();
    }

    private SubscriptionEvent event() {
        if (data.has("step")) {
            return billed();
        }
        return data.has("what")
                ? new SubscriptionEvent.Arranged(id, version, What.valueOf(text("what")), text("detail"), at)
                : new SubscriptionEvent.Moved(
                        id,
                        version,
                        optional(data, "from").map(SubscriptionStatus::valueOf),
                        SubscriptionStatus.valueOf(text("to")),
                        text("cause"),
                        at);
    }

    private SubscriptionEvent billed() {
        return new SubscriptionEvent.Billed(
                id,
                version,
                BillStep.valueOf(text("step")),
                data.path("bill").asInt(),
                new Span(LocalDate.parse(text("periodFrom")), LocalDate.parse(text("periodUntil"))),
                new Money(data.path("amount").asLong(), Currency.getInstance(text("currency"))),
                optional(data, "paymentId").map(UUID::fromString).map(PaymentId::new),
                data.has("decision") ? Optional.of(decision(data.path("decision"))) : Optional.empty(),
                text("cause"),
                at);
    }

    private static Decision decision(JsonNode told) {
        Optional<NextStep> next = optional(told, "at")
                .map(when -> new NextStep(
                        Instant.parse(when),
                        NextStep.Kind.valueOf(told.path("next").asString())));
        return new Decision(Decision.Rule.valueOf(told.path("rule").asString()), next);
    }

    private String text(String field) {
        return data.path(field).asString();
    }

    private static Optional<String> optional(JsonNode in, String field) {
        return in.has(field) ? Optional.of(in.path(field).asString()) : Optional.empty();
    }
}
