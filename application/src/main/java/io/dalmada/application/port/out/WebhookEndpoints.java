package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.util.Optional;

/** Webhook endpoints; their secrets are encrypted at rest. */
public interface WebhookEndpoints {
    /** Inside a transaction. @throws ConcurrentChange when it was changed since it was loaded */
    WebhookEndpoint save(WebhookEndpoint endpoint);

    /** Deleted ones too. @throws UnreadableRow when its row cannot be read */
    Optional<WebhookEndpoint> find(WebhookEndpointId id);

    /** Those that are not deleted, on one page. */
    Page<WebhookEndpoint> all();
}
