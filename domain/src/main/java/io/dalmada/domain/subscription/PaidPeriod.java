package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/**
 * The period that was paid last.
 *
 * @param value what it was worth: money and credit, less what was given back
 * @param payment empty when credit paid all of it
 */
public record PaidPeriod(int number, Span span, Money value, Optional<PaymentId> payment) {
    PaidPeriod less(Money givenBack) {
        Money left = givenBack.exceeds(value) ? value.zero() : value.minus(givenBack);
        return new PaidPeriod(number, span, left, payment);
    }
}
