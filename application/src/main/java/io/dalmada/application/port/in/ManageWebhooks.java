package io.dalmada.application.port.in;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The endpoints that are told of events, and their deliveries. A call that names an endpoint or a delivery that does not
 * exist throws a {@code DomainException} WEBHOOK_ENDPOINT_NOT_FOUND or WEBHOOK_DELIVERY_NOT_FOUND.
 */
public interface ManageWebhooks {
    /**
     * Sends events from now on. The same request once more is answered with the endpoint as it stands.
     *
     * @throws io.dalmada.domain.shared.DomainException WEBHOOK_URL_REFUSED when the address must not be called
     */
    Shown create(Order order, RequestKey request);

    /** Its new secret is shown; the one before signs too for the overlap. Asked for once more, nothing is shown again. */
    Shown rotateSecret(WebhookEndpointId id, Duration overlap, RequestKey request);

    Told change(WebhookEndpointId id, Change change);

    /** Ends it for good; what waits is not sent any more. */
    Told delete(WebhookEndpointId id);

    Told get(WebhookEndpointId id);

    /** Newest first, deleted ones aside. */
    Page<Told> list(Optional<String> cursor, int limit);

    /** Sends a test event to this endpoint alone. */
    Told ping(WebhookEndpointId id);

    /** Newest first. @param status empty for all */
    Page<WebhookDelivery> deliveries(
            WebhookEndpointId id, Optional<DeliveryStatus> status, Optional<String> cursor, int limit);

    /** Sends it again, in any status, with all its tries. */
    WebhookDelivery redeliver(WebhookEndpointId id, UUID delivery);

    /** What a new endpoint is to be. */
    record Order(WebhookUrl url, Optional<String> description, EventFilter filter) {}

    /** @param enabled true sends what was missed, false stops; all of it empty for as it is */
    record Change(
            Optional<WebhookUrl> url,
            Optional<String> description,
            Optional<EventFilter> filter,
            Optional<Boolean> enabled) {}

    /** @param failingSince since when nothing was accepted; empty while all is well */
    record Told(WebhookEndpoint endpoint, Optional<Instant> failingSince) {}

    /** @param secret once; empty when it was shown before */
    record Shown(Told told, Optional<SecretText> secret) {}
}
