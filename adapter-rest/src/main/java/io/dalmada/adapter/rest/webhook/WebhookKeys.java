package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Names the requests that make secrets; see {@link RequestKeys}. */
final class WebhookKeys {
    private final RequestKeys keys;

    WebhookKeys(RequestKeys keys) {
        this.keys = keys;
    }

    RequestKey of(String caller, IdempotencyKey key, ManageWebhooks.Order order) {
        return keys.named(
                caller,
                key,
                "POST " + WebhookEndpointController.PATH,
                List.of(
                        Optional.of(order.url().toString()),
                        order.description(),
                        Optional.of(order.filter().toString())));
    }

    RequestKey ofRotation(String caller, IdempotencyKey key, WebhookEndpointId id, Duration overlap) {
        return keys.named(
                caller,
                key,
                "POST " + WebhookEndpointController.PATH + "/{id}/rotate-secret",
                List.of(Optional.of(id.toString()), Optional.of(overlap.toString())));
    }
}
