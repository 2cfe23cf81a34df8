package io.dalmada.domain.payment;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.PlainText;

/** One reason for a part of the amount. */
public record PriceLine(Kind kind, String description, TaxSplit tax) {
    /** What the line stands for. */
    public enum Kind {
        /** A product, or one whole period of a plan. */
        PRODUCT,
        /** A part of a period by its days, or what a credit leaves of one. */
        PRORATION
    }

    public PriceLine {
        if (!PlainText.fits(description, 100)) {
            throw new IllegalArgumentException("a price line needs a description of at most 100 characters");
        }
    }

    public static PriceLine of(Kind kind, String description, TaxType type, Money amount) {
        return new PriceLine(kind, description, TaxSplit.of(type, amount));
    }

    public static PriceLine product(OrderTitle title, TaxType type, Money amount) {
        return new PriceLine(Kind.PRODUCT, title.name(), TaxSplit.of(type, amount));
    }

    public Money amount() {
        return tax.total();
    }
}
