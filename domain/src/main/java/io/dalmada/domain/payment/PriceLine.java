package io.dalmada.domain.payment;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.PlainText;

/** One reason for a part of the amount. Today only products; quantity, discount and proration come with subscriptions. */
public record PriceLine(Kind kind, String description, TaxSplit tax) {
    /** What the line stands for. */
    public enum Kind {
        PRODUCT
    }

    public PriceLine {
        if (!PlainText.fits(description, 100)) {
            throw new IllegalArgumentException("a price line needs a description of at most 100 characters");
        }
    }

    public static PriceLine product(OrderTitle title, TaxType type, Money amount) {
        return new PriceLine(Kind.PRODUCT, title.name(), TaxSplit.of(type, amount));
    }

    public Money amount() {
        return tax.total();
    }
}
