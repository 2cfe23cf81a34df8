package io.dalmada.domain.shared;

import java.util.UUID;

/** Our id of a subscription; here, because its payments carry it. */
public record SubscriptionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
