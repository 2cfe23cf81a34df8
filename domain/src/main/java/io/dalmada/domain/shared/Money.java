package io.dalmada.domain.shared;

import java.util.Currency;

/**
 * An amount that is never negative, in the currency's smallest unit: for KRW whole won.
 *
 * @param minor smallest units, 0 or more
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public static final Currency KRW = Currency.getInstance("KRW");

    public Money {
        if (minor < 0) {
            throw DomainException.field(Refusal.AMOUNT_INVALID, "amount", "an amount must not be negative");
        }
    }

    /** Whole won. */
    public static Money won(long won) {
        return new Money(won, KRW);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** @throws DomainException when the result would be negative */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    /** The smaller of the two. */
    public Money least(Money other) {
        return exceeds(other) ? other : this;
    }

    public Money zero() {
        return new Money(0, currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return minor + " " + currency;
    }
}
