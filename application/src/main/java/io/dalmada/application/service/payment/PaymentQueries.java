package io.dalmada.application.service.payment;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;

final class PaymentQueries implements PaymentQuery {
    private final PaymentRepository payments;

    PaymentQueries(PaymentRepository payments) {
        this.payments = payments;
    }

    @Override
    public Payment get(PaymentId id) {
        return payments.find(id)
                .orElseThrow(() -> DomainException.of(Refusal.PAYMENT_NOT_FOUND, "there is no such payment"));
    }

    @Override
    public Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit) {
        return payments.list(filter, cursor, limit);
    }
}
