package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.resolution.AttemptResolver;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what one row of the gateway's list is beside our books; changes nothing.
 *
 * @param settledBefore what we gave back after this may not show in the list that was read
 */
public record TransactionMatcher(GatewayId gateway, Instant settledBefore) {

    /** @param sentence the reason, in numbers */
    public record MatchResult(Finding finding, String sentence) {}

    /** Empty for a row that moved no money and that we do not hold for money either. */
    public Optional<MatchResult> judge(TransactionListReader.Row row) {
        PaymentSnapshot shown = row.shown();
        Optional<Payment> ours = row.ours().filter(payment -> payment.gateway().equals(gateway));
        if (ours.isEmpty()) {
            return stranger(shown, row.ours().isPresent());
        }
        Payment payment = ours.get();
        return payment.charge(shown.txn())
                .map(charge -> Optional.of(recorded(payment, charge, shown)))
                .orElseGet(() -> unrecorded(payment, shown));
    }

    private static Optional<MatchResult> stranger(PaymentSnapshot shown, boolean elsewhere) {
        if (shown.status() != PaymentSnapshot.Status.APPROVED) {
            return Optional.empty();
        }
        if (elsewhere) {
            return verdict(Finding.FOREIGN, "the order belongs to another account of ours");
        }
        return OrderNumbers.read(shown.orderNo()).isPresent()
                ? verdict(Finding.GHOST, "the order number is of our making, but we have no such payment")
                : verdict(Finding.FOREIGN, "the order number is not of our making");
    }

    private static Optional<MatchResult> unrecorded(Payment payment, PaymentSnapshot shown) {
        if (payment.attempt(shown.orderNo()).status().isOpen()) {
            return verdict(Finding.OPEN, "the attempt is still being settled");
        }
        if (shown.status() != PaymentSnapshot.Status.APPROVED || Snapshots.isGone(shown)) {
            return Optional.empty();
        }
        return roleOf(payment, shown) == ChargeRole.DUPLICATE
                ? verdict(Finding.DUPLICATE, "a second charge of one payment: it is given back")
                : verdict(
                        Finding.GHOST,
                        "we held this attempt for "
                                + payment.attempt(shown.orderNo()).status());
    }

    /** What the charge would be to the payment; tried on a copy. */
    private static ChargeRole roleOf(Payment payment, PaymentSnapshot shown) {
        Instant at = shown.approvedAt().orElse(payment.createdAt());
        return Payment.reconstitute(payment.snapshot())
                .charged(shown.orderNo(), AttemptResolver.approval(shown, at), shown.charged(), at);
    }

    private MatchResult recorded(Payment payment, GatewayCharge charge, PaymentSnapshot shown) {
        if (charge.role() == ChargeRole.DUPLICATE) {
            return new MatchResult(Finding.DUPLICATE, "a second charge of one payment: it is given back");
        }
        if (charge.role() == ChargeRole.ORPHAN) {
            return new MatchResult(Finding.GHOST, "a charge of an attempt that had ended without money");
        }
        if (shown.status() != PaymentSnapshot.Status.APPROVED) {
            return new MatchResult(Finding.STATUS_DIFF, "we hold it for paid, the gateway shows " + shown.status());
        }
        if (!shown.orderNo().equals(charge.orderNo())) {
            return new MatchResult(Finding.STATUS_DIFF, "the gateway files it under another order number");
        }
        if (!shown.charged().equals(charge.amount())) {
            return new MatchResult(
                    Finding.AMOUNT_DIFF, "we hold it for " + charge.amount() + ", the gateway for " + shown.charged());
        }
        return standing(payment, charge, shown);
    }

    /** Charged alike; is as much of it left on both sides? */
    private MatchResult standing(Payment payment, GatewayCharge charge, PaymentSnapshot shown) {
        if (refunds(payment, charge).anyMatch(refund -> refund.status().isOpen())) {
            return new MatchResult(Finding.OPEN, "a refund is still being settled");
        }
        Money here = payment.remainingOf(charge.txn());
        // A gateway that shows no sum shows at least when all of it is gone.
        Money there = Snapshots.left(shown).orElse(here.isZero() ? charge.amount() : here);
        if (here.equals(there)) {
            return new MatchResult(Finding.MATCHED, "");
        }
        if (refunds(payment, charge).anyMatch(this::isFresh)) {
            return new MatchResult(Finding.OPEN, "a refund may not be on the list yet");
        }
        return LateChargeHandler.lateRefund(payment, shown).isPresent()
                ? new MatchResult(Finding.OPEN, "a refund landed late and is taken into account now")
                : differs(here, there);
    }

    /** What is missing at the gateway was canceled there, which can be booked; what is missing here cannot. */
    private static MatchResult differs(Money here, Money there) {
        return here.exceeds(there)
                ? new MatchResult(
                        Finding.STATUS_DIFF,
                        "left at the gateway " + there + ", here " + here + ", and an operator may adopt it")
                : new MatchResult(Finding.STATUS_DIFF, "left of it here " + here + ", at the gateway " + there);
    }

    private static Stream<Refund> refunds(Payment payment, GatewayCharge charge) {
        return payment.refunds().stream().filter(refund -> refund.charge().equals(charge.txn()));
    }

    private boolean isFresh(Refund refund) {
        return refund.sentAt().filter(at -> !at.isBefore(settledBefore)).isPresent();
    }

    private static Optional<MatchResult> verdict(Finding finding, String sentence) {
        return Optional.of(new MatchResult(finding, sentence));
    }
}
