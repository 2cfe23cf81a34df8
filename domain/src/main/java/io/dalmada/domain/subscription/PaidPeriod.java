package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The period that was paid last; a pause cuts it short. Its rest is used up evenly, day by day.
 *
 * @param used what was settled as used up by the days before {@code restFrom}
 * @param rest what the days from then on are worth
 * @param restFrom its first day, or the day on which a refund made the rest worth less
 * @param payment empty when credit paid all of it
 */
public record PaidPeriod(
        int number, Span span, Money used, Worth rest, LocalDate restFrom, Optional<PaymentId> payment) {

    static PaidPeriod begun(int number, Span span, Worth value, Optional<PaymentId> payment) {
        return new PaidPeriod(number, span, value.amount().zero(), value, span.from(), payment);
    }

    /** What it was worth: money and credit, less what was given back. */
    public Money value() {
        return used.plus(rest.amount());
    }

    /** What the days that have not begun are worth. @param today counts as one of them */
    public Worth unused(LocalDate today) {
        if (rest.isZero() || !restFrom.isBefore(span.until())) {
            return Worth.none(rest.currency());
        }
        Money all = rest.amount();
        Money unused = Proration.unused(all, restDays(), today);
        return rest.minus(rest.first(all.minus(unused)));
    }

    /** The days over which the rest is used up. */
    Span restDays() {
        return new Span(restFrom, span.until());
    }

    /** Its days up to this one, which is not one of them; what the others are worth is taken out of it. */
    PaidPeriod cut(LocalDate today) {
        boolean begun = span.from().isBefore(today);
        Span days = begun && today.isBefore(span.until()) ? new Span(span.from(), today) : span;
        return new PaidPeriod(
                number,
                days,
                value().minus(unused(today).amount()),
                Worth.none(rest.currency()),
                days.until(),
                payment);
    }

    /** Worth so much less from this day on: the days before it stay what they were worth. */
    PaidPeriod less(PaymentId source, Money givenBack, LocalDate today) {
        Worth unused = unused(today);
        LocalDate from = today.isBefore(restFrom) ? restFrom : today;
        return new PaidPeriod(
                number, span, value().minus(unused.amount()), unused.less(source, givenBack), from, payment);
    }
}
