package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** Charges a billing key once. */
public interface ChargePayment {
    /**
     * Creates a payment and charges it. The same request key always leads to the same payment; when that payment is
     * provably not charged (not sent, or absent) the key makes its next attempt.
     *
     * @return the payment with the outcome in its last attempt
     * @throws io.dalmada.domain.shared.DomainException when the request is refused before anything was sent
     */
    Payment charge(Order order, Optional<RequestKey> request);

    record Order(BillingKeyId billingKey, Money amount, OrderTitle title, TaxType taxType) {}
}
