package io.dalmada.domain.gateway;

/** Months over which the customer pays the card company: 0 is a lump sum, else 2 to 12. */
public record Installment(int months) {
    public static final Installment LUMP_SUM = new Installment(0);

    public Installment {
        if (months != 0 && (months < 2 || months > 12)) {
            throw new IllegalArgumentException("an instalment is 0 or 2 to 12 months");
        }
    }
}
