package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Proration by days, in whole won and always in the customer's favour: what is left of a paid period is rounded up, what a
 * part of a period costs is rounded down. What was used and what is left always add up to what was paid.
 */
public final class Proration {
    private Proration() {}

    /** What the days that have not begun are worth. @param today counts as not used */
    public static Money unused(Money paid, Span period, LocalDate today) {
        return share(paid, period.daysFrom(today), period.days(), RoundingMode.CEILING);
    }

    /** What a part of a whole period costs. */
    static Money part(Money price, Span part, Span whole) {
        return share(price, Math.min(part.days(), whole.days()), whole.days(), RoundingMode.FLOOR);
    }

    private static Money share(Money of, long days, long all, RoundingMode rounding) {
        BigDecimal exact = BigDecimal.valueOf(of.minor()).multiply(BigDecimal.valueOf(days));
        return new Money(exact.divide(BigDecimal.valueOf(all), 0, rounding).longValueExact(), of.currency());
    }
}
