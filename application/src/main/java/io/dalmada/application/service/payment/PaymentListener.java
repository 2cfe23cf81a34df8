package io.dalmada.application.service.payment;

import io.dalmada.domain.payment.Payment;
import java.util.List;

/** Hears of changed payments before they are saved, inside the same transaction: what it changes commits with them. */
public interface PaymentListener {
    /** @param payments with the events that are not saved yet; the listener may add to them, for example a refund */
    void beforeSave(List<Payment> payments);
}
