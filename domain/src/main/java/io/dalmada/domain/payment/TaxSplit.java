package io.dalmada.domain.payment;

import io.dalmada.domain.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The parts of an amount by tax: supply + VAT + tax-free + untaxed always is the total.
 *
 * @param vat empty when the gateway shall reckon it
 * @param untaxed parts outside VAT law, such as deposits
 */
public record TaxSplit(Money total, Money taxFree, Optional<Money> vat, Money untaxed) {
    private static final BigDecimal ONE_AND_VAT = new BigDecimal("1.1");

    public TaxSplit {
        Money parts = taxFree.plus(untaxed).plus(vat.orElse(total.zero()));
        if (parts.exceeds(total)) {
            throw new IllegalArgumentException("tax parts exceed the total");
        }
    }

    /** VAT is the amount less the amount divided by 1.1, rounded half up to whole units. */
    public static TaxSplit of(TaxType type, Money total) {
        Money none = total.zero();
        return switch (type) {
            case TAXABLE -> new TaxSplit(total, none, Optional.of(total.minus(supplyOf(total))), none);
            case TAX_FREE -> new TaxSplit(total, total, Optional.of(none), none);
        };
    }

    /** What is left for goods and services before VAT. */
    public Money supply() {
        return total.minus(taxFree).minus(untaxed).minus(vat.orElse(total.zero()));
    }

    /**
     * The split of the next partial refund, so that all refunds together give back exactly the parts charged.
     *
     * @param before refunded so far; {@code before + amount} must not exceed the total
     */
    public TaxSplit portion(Money before, Money amount) {
        TaxSplit given = upTo(before);
        TaxSplit then = upTo(before.plus(amount));
        return new TaxSplit(
                amount,
                then.taxFree.minus(given.taxFree),
                then.vat.flatMap(part -> given.vat.map(part::minus)),
                then.untaxed.minus(given.untaxed));
    }

    /** The parts of the first won of this split: each is a share of what the part before it leaves, so none ever shrinks. */
    private TaxSplit upTo(Money first) {
        Money free = share(taxFree, total, first);
        Money taxed = total.minus(taxFree);
        Money rest = first.minus(free);
        Optional<Money> tax = vat.map(part -> share(part, taxed, rest));
        Money left = rest.minus(tax.orElse(total.zero()));
        Money outside = share(untaxed, taxed.minus(vat.orElse(total.zero())), left);
        return new TaxSplit(first, free, tax, outside);
    }

    /** {@code part} of {@code whole}, taken of {@code of} and rounded down. */
    private static Money share(Money part, Money whole, Money of) {
        if (whole.isZero()) {
            return whole;
        }
        BigDecimal exact = BigDecimal.valueOf(part.minor()).multiply(BigDecimal.valueOf(of.minor()));
        return new Money(
                exact.divide(BigDecimal.valueOf(whole.minor()), 0, RoundingMode.DOWN)
                        .longValueExact(),
                whole.currency());
    }

    private static Money supplyOf(Money total) {
        BigDecimal supply = BigDecimal.valueOf(total.minor()).divide(ONE_AND_VAT, 0, RoundingMode.HALF_UP);
        return new Money(supply.longValueExact(), total.currency());
    }
}
