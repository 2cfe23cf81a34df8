package io.dalmada.domain.plan;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;

/**
 * What was agreed on with the subscription; later changes of the plan do not touch it.
 *
 * @param unitPrice for one unit and one period, VAT included
 */
public record PlanTerms(
        PlanCode plan,
        int priceVersion,
        OrderTitle title,
        Money unitPrice,
        TaxType taxType,
        BillingInterval interval,
        DunningPolicy dunning) {

    /** What one whole period costs. */
    public Money price(int quantity) {
        return new Money(Math.multiplyExact(unitPrice.minor(), (long) quantity), unitPrice.currency());
    }
}
