package io.dalmada.application.port.in;

import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** Gives back what a payment collected, whole or in part. */
public interface RefundPayment {
    /**
     * The same request key always leads to the same refund; when that one provably did not happen (not sent, or absent)
     * the key makes a new one.
     *
     * @throws io.dalmada.domain.shared.DomainException when the request is refused before anything was sent
     */
    Result refund(Order order, Optional<RequestKey> request);

    /** @param amount empty for everything that is left */
    record Order(PaymentId payment, Optional<Money> amount, RefundReason reason) {}

    /** The payment and the one refund of it that was asked for. */
    record Result(Payment payment, RefundNo number) {
        public Refund refund() {
            return payment.refund(number);
        }
    }
}
