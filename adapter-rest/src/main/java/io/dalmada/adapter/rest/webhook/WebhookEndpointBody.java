package io.dalmada.adapter.rest.webhook;

import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events are sent. */
@Schema(name = "WebhookEndpoint")
record WebhookEndpointBody(
        @Schema(format = "uuid") String id,
        @Schema(format = "uri") String url,
        EndpointStatus status,
        @Nullable String description,

        @Schema(description = "Types of events, or such as payment.*; empty for all")
        List<String> types,

        @Schema(
                description = "With which deliveries are signed; shown once, in the answer that made it",
                example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @Nullable
        String secret,

        @Schema(description = "Until when the last of the earlier secrets signs too") @Nullable
        Instant previousSecretUntil,

        @Schema(description = "Since when nothing has been accepted; null while all is well") @Nullable
        Instant failingSince,

        @Schema(description = "The request or rule that disabled it") @Nullable
        String disabledBecause,

        Instant createdAt) {

    static WebhookEndpointBody from(ManageWebhooks.Told told) {
        return from(told, null);
    }

    static WebhookEndpointBody from(ManageWebhooks.Shown shown) {
        return from(
                shown.told(), shown.secret().map(WebhookEndpointBody::inClear).orElse(null));
    }

    private static String inClear(SecretText secret) {
        return secret.use(text -> text);
    }

    private static WebhookEndpointBody from(ManageWebhooks.Told told, @Nullable String secret) {
        WebhookEndpoint.Snapshot of = told.endpoint().snapshot();
        return new WebhookEndpointBody(
                of.id().toString(),
                of.url().toString(),
                of.status(),
                of.description().orElse(null),
                of.filter().patterns().stream().sorted().toList(),
                secret,
                of.secrets().earlierUntil().orElse(null),
                told.failingSince().orElse(null),
                of.disabledBecause().orElse(null),
                of.createdAt());
    }

    String path() {
        return WebhookEndpointController.PATH + "/" + id;
    }

    @Override
    public String toString() {
        return "WebhookEndpointBody[" + id + "]";
    }
}
