package io.dalmada.domain.payment;

import java.util.UUID;

/** Our id of a payment. */
public record PaymentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
