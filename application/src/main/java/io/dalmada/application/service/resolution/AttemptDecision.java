package io.dalmada.application.service.resolution;

import io.dalmada.application.port.in.ResolvePayment.Charge;
import io.dalmada.application.port.in.ResolvePayment.OfAttempt;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.Status;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** An operator's decision about an attempt: checked against what the gateway shows now, then written down. */
final class AttemptDecision {
    private final Ports ports;

    AttemptDecision(Ports ports) {
        this.ports = ports;
    }

    /** Outside any transaction. @return what to do to the payment as it is then stored */
    Consumer<Payment> checked(Payment payment, OfAttempt decision) {
        Attempt attempt = requireOpen(payment, decision);
        InquiryOutcome shown = ask(payment, attempt, decision);
        if (decision.outcome() == Charge.CHARGED) {
            requireNotContradicted(payment, decision, shown);
            requireNotForeign(payment, decision.txn().orElseThrow());
            requireVerified(attempt, shown);
        } else {
            requireNoMoneyShown(decision, shown);
        }
        Optional<PaymentSnapshot> seen = snapshot(shown);
        return current -> {
            requireOpen(current, decision);
            apply(current, decision, seen);
        };
    }

    private static Attempt requireOpen(Payment payment, OfAttempt decision) {
        Attempt attempt = payment.attempts().stream()
                .filter(a -> a.orderNo().equals(decision.orderNo()))
                .findFirst()
                .orElseThrow(() -> DomainException.field(
                        Refusal.RESOLUTION_INVALID, "orderNumber", "the payment has no attempt of this number"));
        boolean maySettle = attempt.status() == AttemptStatus.MANUAL
                || attempt.status() == AttemptStatus.UNKNOWN && decision.outcome() == Charge.CHARGED;
        if (!maySettle) {
            throw DomainException.of(
                    Refusal.STATE_CONFLICT,
                    "the attempt is " + attempt.status() + ": a person decides what is MANUAL, and CHARGED of UNKNOWN");
        }
        return attempt;
    }

    /** A charge is looked up by the number that is claimed for it; that there is none, by every number we have. */
    private InquiryOutcome ask(Payment payment, Attempt attempt, OfAttempt decision) {
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        OpenQuestion question = attempt.question().orElseThrow();
        if (decision.txn().isPresent()) {
            return gateway.inquire(new InquiryKey.ByTransaction(decision.txn().get(), question.since()));
        }
        return question.txn()
                .map(txn -> gateway.inquire(new InquiryKey.ByTransaction(txn, question.since())))
                .filter(answer -> snapshot(answer)
                        .filter(seen -> seen.orderNo().equals(decision.orderNo()))
                        .isPresent())
                .orElseGet(() -> gateway.inquire(new InquiryKey.ByOrder(decision.orderNo(), question.since())));
    }

    private static Optional<PaymentSnapshot> snapshot(InquiryOutcome answer) {
        return answer instanceof InquiryOutcome.Found found ? Optional.of(found.payment()) : Optional.empty();
    }

    private static void requireNotContradicted(Payment payment, OfAttempt decision, InquiryOutcome shown) {
        if (shown instanceof InquiryOutcome.NotFound) {
            throw contradicted("the gateway knows no such transaction");
        }
        snapshot(shown).ifPresent(seen -> {
            if (!seen.orderNo().equals(decision.orderNo())) {
                throw contradicted("the gateway files this transaction under another order");
            }
            if (seen.status() != Status.APPROVED || Snapshots.isGone(seen)) {
                throw contradicted("the gateway shows this transaction as "
                        + (seen.status() == Status.APPROVED
                                ? "canceled"
                                : seen.status().name()));
            }
            if (!seen.charged().equals(payment.amount())) {
                throw contradicted("the gateway shows another amount: " + seen.charged());
            }
        });
    }

    private void requireNotForeign(Payment payment, GatewayTxnId txn) {
        boolean foreign = ports.payments()
                .findByTransaction(payment.gateway(), txn)
                .filter(owner -> !owner.id().equals(payment.id()))
                .isPresent();
        if (foreign) {
            throw contradicted("this transaction belongs to another payment");
        }
    }

    /** An attempt that a rule may still settle is not settled by an operator's decision alone. */
    private static void requireVerified(Attempt attempt, InquiryOutcome shown) {
        if (attempt.status() == AttemptStatus.UNKNOWN && snapshot(shown).isEmpty()) {
            throw DomainException.of(
                    Refusal.RESOLUTION_UNVERIFIED,
                    "the gateway does not answer now, and the attempt is still UNKNOWN: try again, or once it is MANUAL");
        }
    }

    private static void requireNoMoneyShown(OfAttempt decision, InquiryOutcome shown) {
        boolean money = snapshot(shown)
                .filter(seen -> seen.orderNo().equals(decision.orderNo()))
                .filter(seen ->
                        seen.status() == Status.PENDING || seen.status() == Status.APPROVED && !Snapshots.isGone(seen))
                .isPresent();
        if (money) {
            throw contradicted("the gateway shows a charge under this order, approved or still running");
        }
    }

    static DomainException contradicted(String shown) {
        return DomainException.of(Refusal.RESOLUTION_CONTRADICTED, shown);
    }

    private void apply(Payment payment, OfAttempt decision, Optional<PaymentSnapshot> seen) {
        Instant now = ports.clock().instant();
        Evidence said = decision.by().toEvidence(now, decision.txn());
        switch (decision.outcome()) {
            case CHARGED -> charged(payment, decision, seen, said);
            case DECLINED ->
                payment.declined(
                        decision.orderNo(),
                        seen.flatMap(PaymentSnapshot::decline).orElse(Decline.of(DeclineReason.REFER_TO_ISSUER)),
                        said);
            case NOT_CHARGED -> payment.absent(decision.orderNo(), said);
        }
    }

    private static void charged(Payment payment, OfAttempt decision, Optional<PaymentSnapshot> seen, Evidence said) {
        Attempt attempt = payment.attempt(decision.orderNo());
        Approval approval = seen.map(shown -> AttemptResolver.approval(shown, said.at()))
                .orElseGet(() -> new Approval(
                        decision.txn().orElseThrow(),
                        Optional.empty(),
                        attempt.sentAt().orElse(said.at()),
                        Optional.empty()));
        payment.evidence(decision.orderNo(), said);
        payment.charged(decision.orderNo(), approval, payment.amount(), said.at());
        if (payment.attempt(decision.orderNo()).status() != AttemptStatus.SUCCEEDED) {
            throw contradicted("this transaction is already recorded, and does not pay this attempt");
        }
    }
}
