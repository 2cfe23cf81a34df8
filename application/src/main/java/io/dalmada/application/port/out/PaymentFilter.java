package io.dalmada.application.port.out;

import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
import java.util.Optional;

/** Which payments to list; an empty part does not restrict. */
public record PaymentFilter(
        Optional<CustomerId> customer, Optional<PaymentStatus> status, Optional<Attention> attention) {
    public PaymentFilter(Optional<CustomerId> customer, Optional<PaymentStatus> status) {
        this(customer, status, Optional.empty());
    }

    /** The state of an attempt or refund that somebody should look at. */
    public enum Attention {
        /** The gateway is being asked. */
        UNKNOWN,
        /** A person has to decide. */
        MANUAL
    }
}
