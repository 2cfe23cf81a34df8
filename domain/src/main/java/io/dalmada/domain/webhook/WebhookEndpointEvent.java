package io.dalmada.domain.webhook;

import io.dalmada.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.Locale;

/** What can happen to a webhook endpoint. @param cause the request or rule behind it */
public record WebhookEndpointEvent(WebhookEndpointId endpoint, long version, What what, String cause, Instant at)
        implements DomainEvent {
    /** The type of a test: sent to its own endpoint, with any filter, and to no other. */
    public static final String PING = What.PINGED.type();

    @Override
    public String aggregateId() {
        return endpoint.toString();
    }

    @Override
    public String type() {
        return what.type();
    }

    /** What can happen. */
    public enum What {
        CREATED,
        CHANGED,
        SECRET_ROTATED,
        PINGED,
        DISABLED,
        ENABLED,
        DELETED;

        String type() {
            return "webhook_endpoint." + name().toLowerCase(Locale.ROOT);
        }
    }
}
