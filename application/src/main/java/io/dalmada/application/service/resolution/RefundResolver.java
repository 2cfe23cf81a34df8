package io.dalmada.application.service.resolution;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.payment.RefundInquiry;
import io.dalmada.application.service.payment.RefundProcedure;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Settles one open refund by what the gateway shows of its charge; never by sending it again. */
public final class RefundResolver implements RefundInquiry {
    /** What the gateway is asked about; a refund that waits for an operator may still be settled by its answer. */
    public static final Set<RefundStatus> ASKED =
            EnumSet.of(RefundStatus.UNKNOWN, RefundStatus.AWAITING_DEPOSIT, RefundStatus.MANUAL);

    private final Ports ports;
    private final PaymentStore store;

    public RefundResolver(Ports ports, PaymentStore store) {
        this.ports = ports;
        this.store = store;
    }

    @Override
    public void resolve(Payment payment, Refund refund) {
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        InquiryOutcome answer = gateway.inquire(
                new InquiryKey.ByTransaction(refund.charge(), RefundProcedure.chargedAt(payment, refund)));
        // A part that is sent again may be given back twice, so its absence wants the stronger proof; a second cancel
        // of the whole can only be refused.
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
        if (!ASKED.contains(refund.status())) {
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
        if (isRefusalBorneOut(payment, refund, seen)) {
            payment.refundEvidence(
                    refund.number(),
                    Evidence.seen(
                            Evidence.Kind.FOUND_DIFFERENT, now, Optional.of(seen.txn()), "another cancel explains it"));
            payment.refundRefused(refund.number(), refund.refusal().orElseThrow(), refund.word(), now);
            return true;
        }
        switch (RefundConfirmation.of(payment, refund, seen)) {
            case DONE -> done(payment, refund, seen, now);
            case NOT_DONE -> notDone(payment, refund, rule, now);
            case UNCLEAR -> unclear(payment, refund, seen, rule, now);
        }
        return true;
    }

    /** It was refused, less is left than we believed, and not by this refund: another cancel did it. */
    private boolean isRefusalBorneOut(Payment payment, Refund refund, PaymentSnapshot seen) {
        boolean open = refund.refusal().isPresent() && refund.status() == RefundStatus.UNKNOWN;
        if (!open || RefundConfirmation.isEchoed(refund, seen)) {
            return false;
        }
        Money before = refund.remainingBefore();
        Optional<Money> left = Snapshots.left(seen).filter(before::exceeds);
        boolean numbered =
                ports.gateways().require(payment.gateway()).profile().refunds().echoesRefundNo();
        return left.filter(rest -> numbered || rest.exceeds(before.minus(refund.amount())))
                .isPresent();
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

    /** A sum that is not shown may only be late; one that is still not shown after the settle time needs an operator. */
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
        Evidence evidence = Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, now, Optional.of(seen.txn()), detail);
        if (refund.status() == RefundStatus.MANUAL) {
            payment.refundStillManual(refund.number(), evidence);
        } else {
            payment.refundManual(refund.number(), evidence);
        }
    }
}
