package io.dalmada.application.service.resolution;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.ChargeLookUp;
import io.dalmada.application.service.payment.DuplicateChargeRefunder;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.payment.RefundProcedure;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes account of what turned up at the gateway after we had proof of its absence (decision 0005). A late charge is
 * adopted when nothing else has paid, else given back, once; a refund that landed late is adopted. A charge that is
 * accounted for stays as it is, so this may be done any number of times.
 */
public final class LateChargeHandler implements ChargeLookUp {
    private static final System.Logger LOG = System.getLogger(LateChargeHandler.class.getName());

    private final Ports ports;
    private final PaymentStore store;
    private final DuplicateChargeRefunder surplus;
    private final AttemptResolver attempts;
    private final RefundProcedure refunds;

    LateChargeHandler(
            Ports ports,
            PaymentStore store,
            DuplicateChargeRefunder surplus,
            AttemptResolver attempts,
            RefundProcedure refunds) {
        this.ports = ports;
        this.store = store;
        this.surplus = surplus;
        this.attempts = attempts;
        this.refunds = refunds;
    }

    @Override
    public boolean lookAt(Payment payment, GatewayCharge known) {
        Instant around = payment.attempt(known.orderNo()).sentAt().orElse(known.seenAt());
        InquiryOutcome answer =
                ports.gateways().require(payment.gateway()).inquire(new InquiryKey.ByTransaction(known.txn(), around));
        if (answer instanceof InquiryOutcome.Found found
                && found.payment().txn().equals(known.txn())) {
            account(payment, found.payment());
            return true;
        }
        return false;
    }

    /** One that cannot be settled now stops no other. */
    public void account(Payment payment, PaymentSnapshot seen) {
        boolean filedAsSent =
                payment.attempts().stream().anyMatch(a -> a.orderNo().equals(seen.orderNo()));
        if (!filedAsSent) {
            return;
        }
        try {
            if (seen.status() == PaymentSnapshot.Status.APPROVED) {
                settleOrAdopt(payment, seen);
            } else if (seen.status() == PaymentSnapshot.Status.DECLINED) {
                lookCloser(payment, seen);
            }
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.ERROR,
                    "the charge of order {0} could not be settled now: {1}",
                    seen.orderNo(),
                    failed.toString());
        }
    }

    /**
     * One row does not tell whether an approved one stands beside it: an attempt that waits for an operator gets a full
     * inquiry.
     */
    private void lookCloser(Payment payment, PaymentSnapshot seen) {
        Attempt attempt = payment.attempt(seen.orderNo());
        if (attempt.status() == AttemptStatus.MANUAL) {
            attempts.resolve(payment, attempt);
        }
    }

    private void settleOrAdopt(Payment payment, PaymentSnapshot seen) {
        if (isUnaccounted(payment, seen)) {
            inFull(payment, seen)
                    .filter(full -> isUnaccounted(payment, full))
                    .ifPresent(full -> settleIfSecond(payment, full));
        } else if (lateRefund(payment, seen).isPresent()) {
            store.change(
                    payment.id(),
                    current -> lateRefund(current, seen)
                            .ifPresent(refund -> current.refundLanded(
                                    refund.number(),
                                    evidence(Evidence.Kind.FOUND_CANCELED, seen, "the refund landed late"))));
        }
    }

    /** A row that does not say what is left says that it was approved once, not that its money stands: so it is asked for. */
    private Optional<PaymentSnapshot> inFull(Payment payment, PaymentSnapshot row) {
        if (row.remaining().isPresent()) {
            return Optional.of(row);
        }
        Attempt attempt = payment.attempt(row.orderNo());
        InquiryOutcome answer = ports.gateways()
                .require(payment.gateway())
                .inquire(new InquiryKey.ByTransaction(
                        row.txn(), row.approvedAt().or(attempt::sentAt).orElse(attempt.createdAt())));
        Optional<PaymentSnapshot> full = answer instanceof InquiryOutcome.Found found
                ? Optional.of(found.payment())
                        .filter(seen ->
                                seen.txn().equals(row.txn()) && seen.orderNo().equals(row.orderNo()))
                        .filter(seen -> seen.status() == PaymentSnapshot.Status.APPROVED)
                : Optional.empty();
        if (full.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "order {0}: whether its charge {1} stands is not known yet",
                    row.orderNo(),
                    row.txn());
        }
        return full;
    }

    /**
     * The resolver settles open attempts, except one that waits for an operator when this is the very charge that was in
     * doubt. All others that are unaccounted are charges that we do not know, and charges to be given back that still
     * stand.
     */
    private static boolean isUnaccounted(Payment payment, PaymentSnapshot seen) {
        if (Snapshots.isGone(seen)) {
            return false;
        }
        if (payment.charge(seen.txn()).isPresent()) {
            return payment.surplusToRefund().stream().anyMatch(c -> c.txn().equals(seen.txn())) || payment.isOwedBack();
        }
        AttemptStatus status = payment.attempt(seen.orderNo()).status();
        return !status.isOpen()
                || status == AttemptStatus.MANUAL && seen.charged().equals(payment.amount());
    }

    /** The refund held for absent that explains what the gateway shows. */
    public static Optional<Refund> lateRefund(Payment payment, PaymentSnapshot seen) {
        Optional<Money> left = Snapshots.left(seen);
        return payment.charge(seen.txn()).flatMap(known -> left.flatMap(rest -> payment.lateRefund(seen.txn(), rest)));
    }

    /** Two numbers under one order may be one charge: it is given back only when the one that paid exists beside it. */
    private void settleIfSecond(Payment payment, PaymentSnapshot seen) {
        Optional<Approval> paid = payment.paidBy()
                .filter(a -> a.orderNo().equals(seen.orderNo()))
                .filter(a -> payment.charge(seen.txn()).isEmpty())
                .flatMap(Attempt::approval);
        if (paid.isEmpty() || exists(payment, paid.get())) {
            settle(payment, seen);
        } else {
            LOG.log(
                    Level.ERROR,
                    "order {0} shows transaction {1}, and {2} that paid it is not found: an operator decides",
                    seen.orderNo(),
                    seen.txn(),
                    paid.get().txn());
        }
    }

    private boolean exists(Payment payment, Approval paid) {
        InquiryOutcome answer = ports.gateways()
                .require(payment.gateway())
                .inquire(new InquiryKey.ByTransaction(paid.txn(), paid.approvedAt()));
        return answer instanceof InquiryOutcome.Found found
                && found.payment().txn().equals(paid.txn());
    }

    private void settle(Payment payment, PaymentSnapshot seen) {
        Instant now = ports.clock().instant();
        Payment settled = store.change(payment.id(), current -> {
            if (isUnaccounted(current, seen)) {
                current.evidence(seen.orderNo(), evidence(Evidence.Kind.FOUND_APPROVED, seen, "found by a late scan"));
                current.charged(seen.orderNo(), AttemptResolver.approval(seen, now), seen.charged(), now);
                surplus.orderRefunds(current, now);
            }
        });
        settled.refunds().stream()
                .filter(r -> r.status() == RefundStatus.CREATED && r.charge().equals(seen.txn()))
                .map(Refund::number)
                .forEach(number -> refunds.run(settled, number));
    }

    private Evidence evidence(Evidence.Kind kind, PaymentSnapshot seen, String detail) {
        return Evidence.seen(kind, ports.clock().instant(), Optional.of(seen.txn()), detail);
    }
}
