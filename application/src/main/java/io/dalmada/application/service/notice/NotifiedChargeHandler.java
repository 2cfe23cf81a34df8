package io.dalmada.application.service.notice;

import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.reconciliation.TransactionListReader;
import io.dalmada.application.service.reconciliation.TransactionMatcher;
import io.dalmada.application.service.resolution.AttemptResolver;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.application.service.resolution.RefundConfirmation;
import io.dalmada.application.service.resolution.RefundResolver;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.reconciliation.Finding;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Takes a charge that the gateway has just shown into account, and raises an alarm when the books then differ from it. */
final class NotifiedChargeHandler {
    private static final System.Logger LOG = System.getLogger(NotifiedChargeHandler.class.getName());

    private final Ports ports;
    private final AttemptResolver attempts;
    private final RefundResolver refunds;
    private final LateChargeHandler lateChargeHandler;

    NotifiedChargeHandler(
            Ports ports, AttemptResolver attempts, RefundResolver refunds, LateChargeHandler lateChargeHandler) {
        this.ports = ports;
        this.attempts = attempts;
        this.refunds = refunds;
        this.lateChargeHandler = lateChargeHandler;
    }

    /** @param byOrder false when another charge may stand under the same order */
    void take(Payment payment, Attempt attempt, InquiryOutcome.Found answer, boolean byOrder) {
        PaymentSnapshot seen = answer.payment();
        if (attempt.status() != AttemptStatus.UNKNOWN && attempt.status() != AttemptStatus.MANUAL) {
            lateChargeHandler.account(payment, seen);
            settleRefunds(payment, seen);
        } else if (byOrder || stands(seen)) {
            attempts.shown(payment, attempt, answer);
        } else {
            // One row does not tell whether an approved one stands beside it.
            attempts.resolve(payment, attempt);
        }
    }

    private static boolean stands(PaymentSnapshot seen) {
        return seen.status() == PaymentSnapshot.Status.APPROVED && !Snapshots.isGone(seen);
    }

    /** Only one that shows as done: that it does not show yet is the periodic questions' to count. */
    private void settleRefunds(Payment payment, PaymentSnapshot seen) {
        payment.refunds().stream()
                .filter(refund -> RefundResolver.ASKED.contains(refund.status()))
                .filter(refund -> refund.charge().equals(seen.txn()))
                .filter(refund -> RefundConfirmation.of(payment, refund, seen) == RefundConfirmation.DONE)
                .forEach(refund -> refunds.resolve(payment, refund));
    }

    /** For example canceled in the gateway's console. Nothing is booked: an operator has to find out who canceled. */
    boolean isDisputed(PaymentId id, PaymentSnapshot seen) {
        Optional<Payment> ours = ports.payments().find(id);
        Optional<TransactionMatcher.MatchResult> verdict = ours.flatMap(payment -> judge(payment)
                .judge(new TransactionListReader.Row(seen, ours))
                .filter(NotifiedChargeHandler::isAccusation));
        verdict.ifPresent(said -> tell(ours.orElseThrow(), seen, said));
        return verdict.isPresent();
    }

    private TransactionMatcher judge(Payment payment) {
        Duration settle = ports.gateways()
                .require(payment.gateway())
                .profile()
                .refunds()
                .absence()
                .settle();
        return new TransactionMatcher(payment.gateway(), ports.clock().instant().minus(settle));
    }

    /** Duplicates and late charges are settled by now; the daily comparison reports them. */
    private static boolean isAccusation(TransactionMatcher.MatchResult verdict) {
        return verdict.finding() == Finding.STATUS_DIFF || verdict.finding() == Finding.AMOUNT_DIFF;
    }

    private void tell(Payment payment, PaymentSnapshot seen, TransactionMatcher.MatchResult verdict) {
        LOG.log(
                Level.ERROR,
                "after a notice {0} shows order {1} as {2}: {3}",
                payment.gateway(),
                seen.orderNo(),
                verdict.finding(),
                verdict.sentence());
        ports.alarms().raise("notice-" + verdict.finding().code(), payment.gateway(), 1);
    }
}
