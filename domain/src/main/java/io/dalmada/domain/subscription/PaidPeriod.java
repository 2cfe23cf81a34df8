package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The period that was paid last; a pause cuts it short.
 *
 * @param value what it was worth: money and credit, less what was given back
 * @param payment empty when credit paid all of it
 */
public record PaidPeriod(int number, Span span, Money value, Optional<PaymentId> payment) {
    /** Its days up to this one, which is not one of them; what the others are worth is taken out of it. */
    PaidPeriod cut(LocalDate today) {
        Money used = value.minus(Proration.unused(value, span, today));
        boolean begun = span.from().isBefore(today);
        Span days = begun && today.isBefore(span.until()) ? new Span(span.from(), today) : span;
        return new PaidPeriod(number, days, used, payment);
    }

    PaidPeriod less(Money givenBack) {
        Money left = givenBack.exceeds(value) ? value.zero() : value.minus(givenBack);
        return new PaidPeriod(number, span, left, payment);
    }
}
