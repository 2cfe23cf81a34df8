package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.math.BigDecimal;

/** An amount as the caller wrote it: any JSON number without an exponent. */
public record Amount(BigDecimal number) {
    private static final BigDecimal CAP = new BigDecimal("9999999999");

    /** @throws DomainException unless it is whole won from 1 to ten digits */
    public Money won() {
        if (number.scale() > 0) {
            throw refused(Refusal.AMOUNT_INVALID, "amount must be whole won");
        }
        if (number.signum() <= 0) {
            throw refused(Refusal.AMOUNT_INVALID, "amount must be at least 1 won");
        }
        if (number.compareTo(CAP) > 0) {
            throw refused(Refusal.AMOUNT_TOO_LARGE, "amount must have at most 10 digits");
        }
        return Money.won(number.longValueExact());
    }

    private static DomainException refused(Refusal refusal, String text) {
        return DomainException.field(refusal, "amount", text);
    }
}
