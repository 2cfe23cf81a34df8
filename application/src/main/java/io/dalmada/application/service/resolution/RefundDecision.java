package io.dalmada.application.service.resolution;

import io.dalmada.application.port.in.ResolvePayment.GivingBack;
import io.dalmada.application.port.in.ResolvePayment.OfRefund;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.RefundProcedure;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.function.Consumer;

/** An operator's decision about a refund: checked against what the gateway shows of its charge now, then written down. */
final class RefundDecision {
    private final Ports ports;

    RefundDecision(Ports ports) {
        this.ports = ports;
    }

    /** Outside any transaction. @return what to do to the payment as it is then stored */
    Consumer<Payment> checked(Payment payment, OfRefund decision) {
        Refund refund = requireManual(payment, decision);
        InquiryOutcome shown = ports.gateways()
                .require(payment.gateway())
                .inquire(new InquiryKey.ByTransaction(refund.charge(), RefundProcedure.chargedAt(payment, refund)));
        if (shown instanceof InquiryOutcome.Found found) {
            requireNotContradicted(payment, refund, decision, found.payment());
        }
        return current -> {
            requireManual(current, decision);
            apply(current, decision);
        };
    }

    private static Refund requireManual(Payment payment, OfRefund decision) {
        Refund refund = payment.refunds().stream()
                .filter(r -> r.number().equals(decision.number()))
                .findFirst()
                .orElseThrow(() -> DomainException.field(
                        Refusal.RESOLUTION_INVALID, "refundNumber", "the payment has no refund of this number"));
        boolean givenUp =
                refund.status() == RefundStatus.AWAITING_DEPOSIT && decision.outcome() == GivingBack.NOT_REFUNDED;
        if (refund.status() != RefundStatus.MANUAL && !givenUp) {
            throw DomainException.of(
                    Refusal.STATE_CONFLICT,
                    "the refund is " + refund.status()
                            + ": a person decides what is MANUAL, and that a deposit is not paid");
        }
        return refund;
    }

    private static void requireNotContradicted(
            Payment payment, Refund refund, OfRefund decision, PaymentSnapshot seen) {
        RefundConfirmation shown = RefundConfirmation.of(payment, refund, seen);
        if (decision.outcome() == GivingBack.NOT_REFUNDED && shown == RefundConfirmation.DONE) {
            throw AttemptDecision.contradicted("the gateway shows this refund");
        }
        boolean tooMuchLeft = seen.remaining()
                .filter(left -> left.exceeds(refund.remainingBefore().minus(refund.amount())))
                .isPresent();
        if (decision.outcome() == GivingBack.REFUNDED && (shown == RefundConfirmation.NOT_DONE || tooMuchLeft)) {
            throw AttemptDecision.contradicted("the gateway shows that this was not given back");
        }
    }

    private void apply(Payment payment, OfRefund decision) {
        Instant now = ports.clock().instant();
        Evidence said = decision.by().toEvidence(now, decision.txn());
        if (decision.outcome() == GivingBack.NOT_REFUNDED) {
            payment.refundAbsent(decision.number(), said);
        } else {
            payment.refundEvidence(decision.number(), said);
            payment.refunded(decision.number(), now, decision.txn(), now);
        }
    }
}
