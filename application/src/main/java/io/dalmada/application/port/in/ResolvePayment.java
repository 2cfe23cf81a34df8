package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;

/** Lets a named operator settle what no rule can: an attempt or refund that is MANUAL (decision 0013, I-32). */
public interface ResolvePayment {
    /**
     * Asks the gateway first, and writes the decision down as that operator's evidence. An attempt that is still UNKNOWN
     * may be settled as CHARGED only, when the gateway confirms the transaction.
     *
     * @throws DomainException when nothing is to be decided, or the gateway shows the opposite right now
     */
    Payment resolve(Decision decision, Optional<RequestKey> request);

    /** What is settled, and who says so. */
    sealed interface Decision {
        PaymentId payment();

        OperatorStatement by();
    }

    /** @param txn the gateway's number of the charge; CHARGED needs it */
    record OfAttempt(
            PaymentId payment,
            MerchantOrderNo orderNo,
            Charge outcome,
            Optional<GatewayTxnId> txn,
            OperatorStatement by)
            implements Decision {
        public OfAttempt {
            if ((outcome == Charge.CHARGED) != txn.isPresent()) {
                throw DomainException.field(
                        Refusal.RESOLUTION_INVALID,
                        "transactionId",
                        "transactionId is needed for CHARGED, and has no place elsewhere");
            }
        }
    }

    /** @param txn the gateway's number of the refund, if it is known */
    record OfRefund(
            PaymentId payment, RefundNo number, GivingBack outcome, Optional<GatewayTxnId> txn, OperatorStatement by)
            implements Decision {}

    /**
     * Books what the gateway shows to be given back of the payment's charges without us, each as a refund with origin GATEWAY
     * (decision 0044). Refused while a refund of such a charge is open, and when the gateway shows nothing new.
     */
    record OfGateway(PaymentId payment, OperatorStatement by) implements Decision {}

    /** What became of a charge. */
    enum Charge {
        CHARGED,
        DECLINED,
        NOT_CHARGED
    }

    /** What became of a refund. */
    enum GivingBack {
        REFUNDED,
        NOT_REFUNDED
    }
}
