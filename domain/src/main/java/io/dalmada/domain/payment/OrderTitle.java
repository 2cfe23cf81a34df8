package io.dalmada.domain.payment;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.PlainText;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;

/**
 * What the customer reads on the slip.
 *
 * @param name 1 to 40 characters, without {@code &} and {@code |}: Korean PGs fail on them
 * @param code the product's code, at most 10 of letters, digits, - and _
 */
public record OrderTitle(String name, Optional<String> code) {
    public OrderTitle {
        if (!PlainText.fits(name, 40) || name.indexOf('&') >= 0 || name.indexOf('|') >= 0) {
            throw DomainException.field(
                    Refusal.ORDER_TITLE_INVALID,
                    "product.name",
                    "product.name must be 1 to 40 characters without &, | and emoji");
        }
        if (code.filter(c -> !c.matches("[A-Za-z0-9_-]{1,10}")).isPresent()) {
            throw DomainException.field(
                    Refusal.ORDER_TITLE_INVALID,
                    "product.code",
                    "product.code must be 1 to 10 letters, digits, - or _");
        }
    }
}
