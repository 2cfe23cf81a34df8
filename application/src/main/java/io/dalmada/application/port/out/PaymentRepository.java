package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments with their attempts, refunds, charges seen, transitions and evidence. */
public interface PaymentRepository {
    Optional<Payment> find(PaymentId id);

    /** The payment one of whose attempts has this order number. */
    Optional<Payment> findByOrder(MerchantOrderNo orderNo);

    /** The payment that this charge at the gateway was recorded with, in whatever role. */
    Optional<Payment> findByTransaction(GatewayId gateway, GatewayTxnId txn);

    /**
     * Stores a new or changed payment, inside a transaction. Every change is conditional: on the version the payment was
     * loaded with, and for each moved attempt and refund on the state it leaves. Transitions and evidence among its events
     * are appended. "At most one open attempt per payment", "one open refund per charge", unique order numbers and
     * unique gateway transactions are backed by unique indexes.
     *
     * @return the payment as stored, to go on with
     * @throws ConcurrentChange now or at commit, when any condition no longer holds
     */
    Payment save(Payment payment);

    /** Newest first. @param cursor from the page before */
    Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit);

    /** Payments with an attempt or refund CREATED before this time and never claimed. */
    List<PaymentId> leftCreated(GatewayId gateway, Instant before, int limit);

    /** Payments with an attempt or refund SENDING since before this time: whoever claimed it is gone. */
    List<PaymentId> leftSending(GatewayId gateway, Instant before, int limit);

    /** Payments with an open question (attempt or refund, MANUAL included) to be asked by this time, longest due first. */
    List<PaymentId> inquiriesDue(GatewayId gateway, Instant now, int limit);

    /** All that happened to a payment (moves, evidence, charges seen), in version order. */
    List<PaymentEvent> history(PaymentId id);
}
