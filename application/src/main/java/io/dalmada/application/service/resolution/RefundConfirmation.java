package io.dalmada.application.service.resolution;

import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** What a charge, as the gateway shows it, says of one of its refunds. */
public enum RefundConfirmation {
    DONE,
    NOT_DONE,
    UNCLEAR;

    public static RefundConfirmation of(Payment payment, Refund refund, PaymentSnapshot seen) {
        if (isEchoed(refund, seen)) {
            return DONE;
        }
        return seen.remaining().map(left -> bySum(refund, left)).orElseGet(() -> bySign(payment, refund, seen));
    }

    /** The gateway shows our number. */
    static boolean isEchoed(Refund refund, PaymentSnapshot seen) {
        return seen.refunds().stream().anyMatch(e -> e.refundNo().equals(Optional.of(refund.number())));
    }

    private static RefundConfirmation bySum(Refund refund, Money left) {
        if (left.equals(refund.remainingBefore().minus(refund.amount()))) {
            return DONE;
        }
        return left.equals(refund.remainingBefore()) ? NOT_DONE : UNCLEAR;
    }

    /** Without a sum only the refund of a whole charge can be told. */
    private static RefundConfirmation bySign(Payment payment, Refund refund, PaymentSnapshot seen) {
        Money charged = payment.charge(refund.charge()).orElseThrow().amount();
        if (!refund.amount().equals(charged)) {
            return UNCLEAR;
        }
        return Snapshots.isGone(seen) ? DONE : NOT_DONE;
    }
}
