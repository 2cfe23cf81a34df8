package io.dalmada.domain.webhook;

import java.util.UUID;

/** Our id of a webhook endpoint. */
public record WebhookEndpointId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
