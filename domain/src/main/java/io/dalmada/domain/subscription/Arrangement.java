package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is agreed on and how far its calendar has come.
 *
 * @param quantity 1 to 10,000 units
 * @param index the period that is to be billed next
 */
public record Arrangement(PlanTerms terms, int quantity, BillingCalendar calendar, int index) {
    private static final int MOST = 10_000;
    /** Ten digits, the widest amount that Korean PGs take. */
    private static final long WIDEST_AMOUNT = 9_999_999_999L;

    public Arrangement {
        if (quantity < 1 || quantity > MOST) {
            throw DomainException.field(Refusal.SUBSCRIPTION_INVALID, "quantity", "quantity must be 1 to 10000");
        }
        if (terms.price(quantity).minor() > WIDEST_AMOUNT) {
            throw DomainException.field(
                    Refusal.AMOUNT_TOO_LARGE, "quantity", "price times quantity must have at most 10 digits");
        }
    }

    /** So much of an amount as may be added to another one. */
    static Money fitting(Money amount, Money to) {
        long room = WIDEST_AMOUNT - to.minor();
        return amount.minor() > room ? new Money(room, amount.currency()) : amount;
    }

    Span span() {
        return calendar.period(index);
    }

    boolean isStub() {
        return index == 0 && calendar.hasStub();
    }

    /** What the period to be billed next costs, before any credit. */
    Money price() {
        Money whole = terms.price(quantity);
        return isStub() ? Proration.part(whole, calendar.period(0), calendar.wholeOfStub()) : whole;
    }

    /** The whole period of which the running one is at least a part; there is none before the first of this calendar. */
    Optional<Span> running() {
        if (index == 0) {
            return Optional.empty();
        }
        return Optional.of(index == 1 && calendar.hasStub() ? calendar.wholeOfStub() : calendar.period(index - 1));
    }

    Arrangement advanced() {
        return new Arrangement(terms, quantity, calendar, index + 1);
    }

    /** What holds from the next period on. */
    Arrangement with(Optional<ScheduledChange> change) {
        return change.map(to -> changed(to.terms(), to.quantity())).orElse(this);
    }

    /** Other terms from the next period on; the anchor's day stays, also when the interval is another. */
    Arrangement changed(PlanTerms to, int units) {
        if (to.interval().equals(terms.interval())) {
            return new Arrangement(to, units, calendar, index);
        }
        LocalDate from = span().from();
        boolean anchored = calendar.interval().byMonth();
        int anchor = anchored ? calendar.anchorDay() : from.getDayOfMonth();
        return new Arrangement(to, units, new BillingCalendar(from, anchor, to.interval()), 0);
    }

    /** True when these are the very terms that it holds. */
    boolean isFor(PlanTerms others, int units) {
        return terms.equals(others) && quantity == units;
    }

    /** The same from this day on: the first period ends on the next anchor day, those of days and weeks are whole ones. */
    Arrangement goingOn(LocalDate day) {
        return new Arrangement(terms, quantity, new BillingCalendar(day, calendar.anchorDay(), terms.interval()), 0);
    }

    /** A new first period that begins on this day. */
    Arrangement restarted(PlanTerms to, int units, LocalDate day) {
        return new Arrangement(to, units, BillingCalendar.from(day, to.interval()), 0);
    }

    /** For events. */
    String described() {
        return terms.plan() + " v" + terms.priceVersion() + " x" + quantity;
    }
}
