package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;

/**
 * Days between a period whose bill was paid late and the one with which the subscription went on (decision 0035). They are
 * not billed unasked: an operator may have them collected or waive them.
 *
 * @param price what they would have cost
 * @param since when they were passed over
 */
public record Unbilled(Span days, Money price, LocalDate since) {

    /** Both, as one offer. */
    Unbilled and(Unbilled later) {
        return new Unbilled(new Span(days.from(), later.days.until()), price.plus(later.price), since);
    }
}
