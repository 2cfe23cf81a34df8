package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.util.Currency;

/**
 * What became of a customer's money, counted since the subscription began or, where it is older than these counts, since
 * they were introduced. At any time {@code received = served + the running period's value + credit + returned}.
 *
 * @param received what its payments have brought in; what was not wanted and was given back whole is not part of it
 * @param served what service of earlier periods used up
 * @param returned what went back with refunds and was not used up yet; a refund of more is goodwill and counts nowhere
 */
public record Account(Money received, Money served, Money returned) {
    static Account opening(Currency currency) {
        Money zero = new Money(0, currency);
        return new Account(zero, zero, zero);
    }

    /** For persistence: one that was kept without counts begins with what stands. */
    public static Account since(Money standing) {
        return new Account(standing, standing.zero(), standing.zero());
    }

    Account receive(Money amount) {
        return new Account(received.plus(amount), served, returned);
    }

    Account serve(Money amount) {
        return new Account(received, served.plus(amount), returned);
    }

    Account giveBack(Money amount) {
        return new Account(received, served, returned.plus(amount));
    }
}
