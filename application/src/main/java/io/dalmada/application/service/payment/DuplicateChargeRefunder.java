package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.IdSource;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Orders the refund of every charge that should not stand, in the same commit that records it. */
public final class DuplicateChargeRefunder {
    private static final System.Logger LOG = System.getLogger(DuplicateChargeRefunder.class.getName());

    private final IdSource ids;

    DuplicateChargeRefunder(IdSource ids) {
        this.ids = ids;
    }

    public void orderRefunds(Payment payment, Instant now) {
        for (GatewayCharge surplus : payment.surplusToRefund()) {
            LOG.log(
                    Level.ERROR,
                    "payment {0} has a {1} charge under order {2}: it will be given back",
                    payment.id(),
                    surplus.role(),
                    surplus.orderNo());
            payment.requestSurplusRefund(OrderNumbers.ofRefund(ids.next()), surplus.txn(), now);
        }
        if (payment.isOwedBack()) {
            payment.requestUnwantedRefund(OrderNumbers.ofRefund(ids.next()), now);
        }
    }
}
