package io.dalmada.application.port.out;

import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
import java.util.Optional;

/** Which payments to list; an empty part does not restrict. */
public record PaymentFilter(Optional<CustomerId> customer, Optional<PaymentStatus> status) {}
