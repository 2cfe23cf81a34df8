package io.dalmada.application.service;

import io.dalmada.application.port.out.IdSource;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders the refund of every charge that should not stand, in the same commit that records it. */
final class SurplusCharges {
    /** Why a charge goes back that no bill of its subscription wants any more. */
    static final RefundReason SUBSCRIPTION_OVER = new RefundReason("subscription over");

    private static final System.Logger LOG = System.getLogger(SurplusCharges.class.getName());

    private final IdSource ids;

    SurplusCharges(IdSource ids) {
        this.ids = ids;
    }

    void orderRefunds(Payment payment, Instant now) {
        for (GatewayCharge surplus : payment.surplusToRefund()) {
            LOG.log(
                    Level.ERROR,
                    "payment {0} has a {1} charge under order {2}: it will be given back",
                    payment.id(),
                    surplus.role(),
                    surplus.orderNo());
            payment.requestSurplusRefund(OrderNumbers.ofRefund(ids.next()), surplus.txn(), now);
        }
        if (isOwedBack(payment)) {
            payment.requestRefund(OrderNumbers.ofRefund(ids.next()), Optional.empty(), SUBSCRIPTION_OVER, now);
        }
    }

    /** The whole charge was to go back, and provably did not: nobody else would ask for it again. */
    static boolean isOwedBack(Payment payment) {
        List<Refund> ordered = payment.refunds().stream()
                .filter(refund -> refund.reason().equals(SUBSCRIPTION_OVER))
                .filter(refund -> refund.amount().equals(payment.amount()))
                .toList();
        boolean inVain = ordered.stream()
                .allMatch(refund -> refund.status() == RefundStatus.NOT_SENT || refund.status() == RefundStatus.ABSENT);
        boolean another =
                payment.refunds().stream().anyMatch(refund -> refund.status().isOpen());
        return !ordered.isEmpty() && inVain && !another && !payment.refundable().isZero();
    }
}
