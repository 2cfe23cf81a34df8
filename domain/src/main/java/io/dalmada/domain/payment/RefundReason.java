package io.dalmada.domain.payment;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.PlainText;
import io.dalmada.domain.shared.Refusal;

/** Why money is given back, in the requester's own text; 1 to 100 characters, passed to the gateway. */
public record RefundReason(String text) {
    public RefundReason {
        if (!PlainText.fits(text, 100)) {
            throw DomainException.field(
                    Refusal.REASON_INVALID, "reason", "reason must be 1 to 100 characters without emoji");
        }
    }
}
