package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.math.BigDecimal;

/** A count as the caller wrote it: any JSON number without an exponent; how large it may be is the domain's matter. */
public record WholeNumber(BigDecimal number) {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** @throws DomainException that names the field unless it is whole and of a sensible size */
    public int value(Refusal refusal, String field) {
        if (number.scale() > 0 || number.abs().compareTo(MOST) > 0) {
            throw DomainException.field(refusal, field, field + " must be a whole number of a sensible size");
        }
        return number.intValueExact();
    }
}
