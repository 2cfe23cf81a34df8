package io.dalmada.application.service;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Settles one open refund by what its charge looks like at the gateway; never by sending it again. */
final class RefundResolver {
    private final Ports ports;
    private final PaymentStore store;

    RefundResolver(Ports ports, PaymentStore store) {
        this.ports = ports;
        this.store = store;
    }

    void resolve(Payment payment, Refund refund) {
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        InquiryOutcome answer = gateway.inquire(
                new InquiryKey.ByTransaction(refund.charge(), RefundProcedure.chargedAt(payment, refund)));
        // A part that is sent again may be given back twice, so its absence wants the stronger proof; a second cancel
        // of the
        // whole can only be refused.
        boolean whole = payment.charge(refund.charge())
                .filter(charge -> charge.amount().equals(refund.amount()))
                .isPresent();
        AbsenceRule rule = whole
                ? gateway.profile().refunds().absence()
                : gateway.profile().absence();
        store.change(payment, current -> apply(current, refund.number(), answer, rule));
    }

    private void apply(Payment payment, RefundNo number, InquiryOutcome answer, AbsenceRule rule) {
        Refund refund = payment.refund(number);
        if (refund.status() != RefundStatus.UNKNOWN && refund.status() != RefundStatus.AWAITING_DEPOSIT) {
            return;
        }
        Instant now = ports.clock().instant();
        answer.<Boolean>fold(
                found -> found(payment, refund, found.payment(), rule, now),
                notFound -> inconclusive(payment, refund, "the charge itself was not found", rule, now),
                failed -> inconclusive(payment, refund, "inquiry failed: " + failed.doubt(), rule, now));
    }

    private boolean inconclusive(Payment payment, Refund refund, String why, AbsenceRule rule, Instant now) {
        payment.refundInconclusive(refund.number(), why, now, rule);
        return true;
    }

    private boolean found(Payment payment, Refund refund, PaymentSnapshot seen, AbsenceRule rule, Instant now) {
        switch (Shown.of(payment, refund, seen)) {
            case DONE -> done(payment, refund, seen, now);
            case NOT_DONE -> notDone(payment, refund, rule, now);
            case UNCLEAR -> unclear(payment, refund, seen, rule, now);
        }
        return true;
    }

    private static void done(Payment payment, Refund refund, PaymentSnapshot seen, Instant now) {
        Optional<PaymentSnapshot.RefundEntry> entry = seen.refunds().stream()
                .filter(e -> e.refundNo().equals(Optional.of(refund.number())))
                .findFirst();
        Optional<GatewayTxnId> txn = entry.map(PaymentSnapshot.RefundEntry::txn);
        payment.refundEvidence(
                refund.number(), Evidence.seen(Evidence.Kind.FOUND_CANCELED, now, txn, "the charge shows this refund"));
        payment.refunded(
                refund.number(), entry.map(PaymentSnapshot.RefundEntry::at).orElse(now), txn, now);
    }

    private static void notDone(Payment payment, Refund refund, AbsenceRule rule, Instant now) {
        if (refund.status() == RefundStatus.AWAITING_DEPOSIT) {
            payment.refundStillAwaited(refund.number(), now);
        } else {
            payment.refundNotFound(refund.number(), now, rule);
        }
    }

    /** A sum that is not shown may only be late; one that is still not shown after the settle time is for a person. */
    private void unclear(Payment payment, Refund refund, PaymentSnapshot seen, AbsenceRule rule, Instant now) {
        Instant since = refund.question().orElseThrow().since();
        Duration settle =
                ports.gateways().require(payment.gateway()).profile().absence().settle();
        if (seen.remaining().isEmpty() && now.isBefore(since.plus(settle))) {
            payment.refundInconclusive(refund.number(), "no sum shown yet", now, rule);
            return;
        }
        String detail = seen.remaining()
                .map(left -> "expected " + refund.remainingBefore() + " or less " + refund.amount() + ", seen " + left)
                .orElse("the gateway shows no sum of what was given back");
        payment.refundManual(
                refund.number(), Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, now, Optional.of(seen.txn()), detail));
    }

    /** What the charge says of one refund. */
    private enum Shown {
        DONE,
        NOT_DONE,
        UNCLEAR;

        static Shown of(Payment payment, Refund refund, PaymentSnapshot seen) {
            boolean echoed = seen.refunds().stream().anyMatch(e -> e.refundNo().equals(Optional.of(refund.number())));
            if (echoed) {
                return DONE;
            }
            return seen.remaining().map(left -> bySum(refund, left)).orElseGet(() -> bySign(payment, refund, seen));
        }

        private static Shown bySum(Refund refund, Money left) {
            if (left.equals(refund.remainingBefore().minus(refund.amount()))) {
                return DONE;
            }
            return left.equals(refund.remainingBefore()) ? NOT_DONE : UNCLEAR;
        }

        /** Without a sum only the refund of a whole charge can be told. */
        private static Shown bySign(Payment payment, Refund refund, PaymentSnapshot seen) {
            Money charged = payment.charge(refund.charge()).orElseThrow().amount();
            if (!refund.amount().equals(charged)) {
                return UNCLEAR;
            }
            return Snapshots.isGone(seen) ? DONE : NOT_DONE;
        }
    }
}
