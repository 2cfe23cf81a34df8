package io.dalmada.application.simulation;

import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundStatus;

/** What a caller reads out of an answer. */
final class Replies {
    private Replies() {}

    /** Provably nothing was sent: the caller is told to repeat the request under its key. */
    static boolean says503(Object reply) {
        if (reply instanceof SubscriptionResult result) {
            return result.subscription().bill().isPresent()
                    && result.payment().filter(Replies::isNotSent).isPresent();
        }
        if (reply instanceof RefundPayment.Result result) {
            return result.refund().status() == RefundStatus.NOT_SENT;
        }
        return reply instanceof Payment payment && isNotSent(payment);
    }

    private static boolean isNotSent(Payment payment) {
        return payment.lastAttempt().status() == AttemptStatus.NOT_SENT;
    }
}
