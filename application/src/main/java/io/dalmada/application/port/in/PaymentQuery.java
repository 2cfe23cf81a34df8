package io.dalmada.application.port.in;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.util.Optional;

/** Reads payments. */
public interface PaymentQuery {
    /** @throws io.dalmada.domain.shared.DomainException when there is no such payment */
    Payment get(PaymentId id);

    /** Newest first. */
    Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit);
}
