package io.dalmada.domain.payment;

import java.util.Optional;

/** Where a payment stands; always derived from its attempts and refunds, never set. */
public enum PaymentStatus {
    /** An attempt is open: created, being sent, or its outcome is not known yet. */
    PROCESSING,
    PAID,
    DECLINED,
    /** Nothing was charged, and no attempt is open. */
    NOT_CHARGED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    /** Given up before anything was sent. */
    CANCELED;

    /**
     * The table.
     *
     * @param last the last attempt's state
     * @param refunded won given back of the payment's own charge
     * @param remaining won still kept
     */
    static PaymentStatus of(AttemptStatus last, boolean approved, long refunded, long remaining) {
        if (approved) {
            return refunded == 0 ? PAID : remaining == 0 ? REFUNDED : PARTIALLY_REFUNDED;
        }
        return switch (last) {
            case CREATED, SENDING, UNKNOWN, MANUAL -> PROCESSING;
            case SUCCEEDED -> PAID;
            case DECLINED -> DECLINED;
            case NOT_SENT, ABSENT -> NOT_CHARGED;
            case VOID -> CANCELED;
        };
    }

    /** Reads a status as it is written outside; empty when there is no such status. */
    public static Optional<PaymentStatus> read(String text) {
        for (PaymentStatus status : values()) {
            if (status.name().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
