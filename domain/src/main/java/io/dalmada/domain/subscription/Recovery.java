package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a subscription goes on whose debt was paid after its period had ended (decision 0035): with the period of the
 * payment's day, not with those that have gone by.
 *
 * @param then the period to be billed next
 * @param unbilled the days that were passed over; empty when there were none
 */
record Recovery(Arrangement then, Optional<Unbilled> unbilled) {

    /**
     * While it was past due, service went on: the running period of the calendar is the next to be billed.
     *
     * @param next the period after the one that was paid
     */
    static Recovery served(Arrangement next, LocalDate today) {
        Arrangement then = next;
        Money price = next.price().zero();
        while (!then.span().until().isAfter(today)) {
            price = price.plus(then.price());
            then = then.advanced();
        }
        return new Recovery(then, passed(next, then.span().from(), price, today));
    }

    /** While it was suspended there was no service: a period begins today, up to the next anchor day. */
    static Recovery suspended(Arrangement next, LocalDate today) {
        Recovery served = served(next, today);
        Arrangement running = served.then();
        if (!running.span().from().isBefore(today)) {
            return served;
        }
        Money begun = running.price().minus(Proration.unused(running.price(), running.span(), today));
        Money price =
                served.unbilled().map(Unbilled::price).orElse(begun.zero()).plus(begun);
        return new Recovery(running.goingOn(today), passed(next, today, price, today));
    }

    private static Optional<Unbilled> passed(Arrangement next, LocalDate until, Money price, LocalDate today) {
        LocalDate from = next.span().from();
        return from.isBefore(until) ? Optional.of(new Unbilled(new Span(from, until), price, today)) : Optional.empty();
    }
}
