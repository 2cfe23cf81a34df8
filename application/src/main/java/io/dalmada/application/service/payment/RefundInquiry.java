package io.dalmada.application.service.payment;

import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;

/** Asks the gateway what became of a refund whose outcome is unknown, and records the answer. */
public interface RefundInquiry {
    void resolve(Payment payment, Refund refund);
}
