package io.dalmada.domain.reconciliation;

import io.dalmada.domain.shared.Money;

/** How many charges, and what they add up to in the currency's smallest unit. */
public record Tally(long count, long amount) {
    public static final Tally NONE = new Tally(0, 0);

    public Tally and(Money charged) {
        return new Tally(count + 1, Math.addExact(amount, charged.minor()));
    }
}
