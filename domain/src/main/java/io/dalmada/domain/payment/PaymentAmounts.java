package io.dalmada.domain.payment;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.List;

/** Bounds and sums of what a payment collects (I-27). */
final class PaymentAmounts {
    /** Ten digits, the widest amount that Korean PGs take. */
    private static final long CAP = 9_999_999_999L;

    private PaymentAmounts() {}

    static void requireChargeable(Money amount) {
        if (amount.isZero()) {
            throw DomainException.field(Refusal.AMOUNT_INVALID, "amount", "amount must be at least 1 won");
        }
        if (amount.minor() > CAP) {
            throw DomainException.field(Refusal.AMOUNT_TOO_LARGE, "amount", "amount must have at most 10 digits");
        }
    }

    static TaxSplit sum(List<PriceLine> lines) {
        return lines.stream().map(PriceLine::tax).reduce(PaymentAmounts::plus).orElseThrow();
    }

    private static TaxSplit plus(TaxSplit a, TaxSplit b) {
        return new TaxSplit(
                a.total().plus(b.total()),
                a.taxFree().plus(b.taxFree()),
                a.vat().flatMap(vat -> b.vat().map(vat::plus)),
                a.untaxed().plus(b.untaxed()));
    }
}
