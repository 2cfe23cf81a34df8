package io.dalmada.domain.billingkey;

import java.util.UUID;

/** Our id of a billing key; grants nothing by itself. */
public record BillingKeyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
