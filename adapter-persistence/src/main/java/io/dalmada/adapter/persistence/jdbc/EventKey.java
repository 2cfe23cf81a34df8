package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.domain.payment.PaymentEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** Which of a payment's events a row holds. */
@Embeddable
public record EventKey(@Column(name = "payment_id") UUID paymentId, long version) {
    public static final List<Cell<EventKey>> CELLS =
            List.of(Cell.id("payment_id", EventKey::paymentId), Cell.number("version", EventKey::version));

    public static EventKey of(PaymentEvent event) {
        return new EventKey(event.payment().value(), event.version());
    }
}
