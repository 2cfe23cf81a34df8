package io.dalmada.adapter.rest.webhook;

import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event on its way to one endpoint. */
@Schema(name = "WebhookDelivery")
record WebhookDeliveryBody(
        @Schema(format = "uuid") String id,

        @Schema(format = "uuid", description = "The event's id, and the webhook-id of every try")
        String eventId,

        String eventType,

        @Schema(description = "HELD until its endpoint is enabled, GIVEN_UP after ten tries over three days")
        DeliveryStatus status,

        @Schema(description = "Since it was last asked for") int tries,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastTriedAt,

        @Schema(description = "The receiver's last answer, as an HTTP status") @Nullable
        Integer lastStatus,

        @Schema(
                description = "Why there was no answer",
                allowableValues = {
                    "address-refused",
                    "host-not-found",
                    "not-encrypted",
                    "not-connected",
                    "tls-failed",
                    "timeout",
                    "no-answer"
                })
        @Nullable
        String lastFailure,

        Instant createdAt) {

    static WebhookDeliveryBody from(WebhookDelivery of) {
        return new WebhookDeliveryBody(
                of.id().toString(),
                of.event().toString(),
                of.eventType(),
                of.status(),
                of.tries(),
                of.nextTryAt().orElse(null),
                of.lastTriedAt().orElse(null),
                of.lastAnswer().flatMap(ReceiverAnswer::status).orElse(null),
                of.lastAnswer().flatMap(ReceiverAnswer::failure).orElse(null),
                of.createdAt());
    }
}
