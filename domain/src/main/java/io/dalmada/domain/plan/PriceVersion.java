package io.dalmada.domain.plan;

import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;

/**
 * A price as it was set once; never changed afterwards, only followed by another.
 *
 * @param number 1, 2, 3 … within the plan
 * @param amount for one unit and one period, VAT included; at least 1 won
 * @param since from when new agreements have this price
 */
public record PriceVersion(int number, Money amount, TaxType taxType, Instant since) {
    public PriceVersion {
        if (amount.isZero()) {
            throw DomainException.field(Refusal.AMOUNT_INVALID, "amount", "a price must be at least 1 won");
        }
    }
}
