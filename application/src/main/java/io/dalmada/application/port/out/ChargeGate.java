package io.dalmada.application.port.out;

import io.dalmada.domain.payment.Payment;
import java.util.Optional;

/** Asked before each claim whether a payment may be charged now; consent and notice will stand here (R-01…R-06). */
@FunctionalInterface
public interface ChargeGate {
    /** @return why it must not be sent; empty when it may */
    Optional<String> holds(Payment payment);

    /** Lets everything pass. */
    static ChargeGate alwaysOpen() {
        return payment -> Optional.empty();
    }
}
