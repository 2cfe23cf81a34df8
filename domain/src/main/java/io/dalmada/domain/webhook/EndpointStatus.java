package io.dalmada.domain.webhook;

import java.util.Set;

/** Where a webhook endpoint is in its life. */
public enum EndpointStatus {
    ENABLED,
    /** Nothing is sent; what happens meanwhile is sent when it is enabled again. */
    DISABLED,
    DELETED;

    /** The states that may follow this one. */
    public Set<EndpointStatus> next() {
        return switch (this) {
            case ENABLED -> Set.of(DISABLED, DELETED);
            case DISABLED -> Set.of(ENABLED, DELETED);
            case DELETED -> Set.of();
        };
    }
}
