package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Payments with their attempts, refunds, charges seen, transitions and evidence. A row that cannot be read is never taken for
 * one that does not exist: who asks for it is told {@link UnreadableRow}, only {@link #list} leaves it out.
 */
public interface PaymentRepository {
    Optional<Payment> find(PaymentId id);

    /** Those of these payments that exist, each once, in any order; one question, however many are asked for. */
    List<Payment> findAll(Collection<PaymentId> ids);

    /** The payment one of whose attempts has this order number. */
    Optional<Payment> findByOrder(MerchantOrderNo orderNo);

    /** The payments one of whose attempts has one of these order numbers, each once, in no order. */
    List<Payment> findByOrders(Collection<MerchantOrderNo> orderNos);

    /** The payments one of whose known charges at this gateway has one of these numbers, each once, in no order. */
    List<Payment> findByTransactions(GatewayId gateway, Collection<GatewayTxnId> txns);

    /** The payment that this charge at the gateway was recorded with, in any role. */
    default Optional<Payment> findByTransaction(GatewayId gateway, GatewayTxnId txn) {
        return findByTransactions(gateway, List.of(txn)).stream().findFirst();
    }

    /**
     * What we hold for paid, by the time of approval and then by order number.
     *
     * @param after the last one of the page before
     */
    List<PaidCharge> paidBetween(GatewayId gateway, Instant from, Instant until, Optional<PaidCharge> after, int limit);

    /** As {@link #saveAll} of this one. */
    default Payment save(Payment payment) {
        return saveAll(List.of(payment)).get(0);
    }

    /**
     * Stores new and changed payments, inside a transaction, all or none: what is refused for one of them is refused for all,
     * and the transaction must end without a commit. It takes as many round trips as one payment does. Every change is conditional: on the version the payment was
     * loaded with, and for each moved attempt and refund on the state it leaves. Transitions and evidence among its events
     * are appended. "At most one open attempt per payment", "one open refund per charge", unique order numbers and
     * unique gateway transactions are backed by unique indexes.
     *
     * @return the payments as stored, to go on with, in the order given
     * @throws ConcurrentChange now or at commit, when any condition no longer holds for any of them
     * @throws IllegalArgumentException when a payment is given twice: its second change would not be built on the first
     */
    List<Payment> saveAll(List<Payment> payments);

    /** Newest first. @param cursor from the page before */
    Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit);

    /** Payments with an attempt or refund CREATED before this time and never claimed. */
    List<PaymentId> leftCreated(GatewayId gateway, Instant before, int limit);

    /** Payments with an attempt or refund SENDING since before this time: the process that claimed it is gone. */
    List<PaymentId> leftSending(GatewayId gateway, Instant before, int limit);

    /** Payments with a pending inquiry (attempt or refund, MANUAL included) due by this time, longest due first. */
    List<PaymentId> inquiriesDue(GatewayId gateway, Instant now, int limit);

    /**
     * Payments with a refund of our own that failed, is to be asked for again by this time, and was not followed by another
     * one for the same cause; longest due first.
     */
    List<PaymentId> refundsOwed(GatewayId gateway, Instant now, int limit);

    /**
     * The earliest time at which any attempt or refund at this gateway needs work: since when it is CREATED or SENDING, or
     * when its inquiry is due; empty when all is at rest.
     */
    Optional<Instant> earliestDue(GatewayId gateway);

    /** How many attempts with this key were declined since then. */
    int declinesSince(BillingKeyId key, Instant since);

    /** All that happened to a payment (moves, evidence, charges seen), in version order. */
    List<PaymentEvent> history(PaymentId id);
}
