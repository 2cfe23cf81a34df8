package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.gateway.GatewayTxnId;
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

    /**
     * @param charge the gateway's number of the charge; empty for the payment's own. Another one of a payment is a charge that
     *     should not stand, whose refund was refused before
     * @param amount empty for everything that is left
     */
    record Order(PaymentId payment, Optional<GatewayTxnId> charge, Optional<Money> amount, RefundReason reason) {
        /** Of the payment's own charge. */
        public Order(PaymentId payment, Optional<Money> amount, RefundReason reason) {
            this(payment, Optional.empty(), amount, reason);
        }
    }

    /** The payment and the one refund of it that was asked for. */
    record Result(Payment payment, RefundNo number) {
        public Refund refund() {
            return payment.refund(number);
        }
    }
}
