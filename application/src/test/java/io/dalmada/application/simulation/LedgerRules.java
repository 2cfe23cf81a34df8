package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.payment.TaxSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold between the payments and the gateway's ledger once all is at rest. */
final class LedgerRules {
    private static final Duration PROVEN_AFTER = Duration.ofMinutes(10);
    /** Less than the seven days of the scan, for here it comes only every other day. */
    private static final Duration SCANNED = Duration.ofDays(3);

    private static final Duration DEPOSITED = Duration.ofDays(9);

    private final Instant now;
    private final Books ledger;
    private final Map<String, Long> standing = new HashMap<>();

    LedgerRules(Books ledger, Instant now) {
        this.now = now;
        this.ledger = ledger;
        ledger.charges().forEach(charge -> standing.merge(charge.orderNo(), charge.remaining(), Long::sum));
    }

    void all(List<Payment> payments, BillRules bills) {
        Violation.unless(ledger.mostReceived(Step.REFUND) <= 1, "I-19 refund once", () -> "a refund was sent twice");
        Map<String, GatewayCharge> known = new HashMap<>();
        Set<String> undecided = new HashSet<>();
        for (Payment payment : payments) {
            if (waitsForAPerson(payment)) {
                payment.attempts()
                        .forEach(attempt -> undecided.add(attempt.orderNo().value()));
            }
            payment.charges().forEach(charge -> known.put(charge.txn().value(), charge));
            amounts(payment);
            closed(payment);
            agrees(payment, payment.bill().isEmpty() || bills.isPaid(payment.id()));
            payment.attempts().forEach(attempt -> onlyLateDuplicates(payment, attempt));
        }
        ledger.charges().stream()
                .filter(charge -> !undecided.contains(charge.orderNo()))
                .filter(charge -> !isUndoneByOthers(charge))
                .forEach(charge -> accounted(charge, Optional.ofNullable(known.get(charge.txn()))));
    }

    /** Canceled in the vendor's console before we knew of it: to us there was no charge. */
    private static boolean isUndoneByOthers(InMemoryLedger.Charge charge) {
        return charge.remaining() == 0
                && !charge.cancels().isEmpty()
                && charge.cancels().stream()
                        .allMatch(cancel -> cancel.refundNo().isEmpty());
    }

    private static void accounted(InMemoryLedger.Charge charge, Optional<GatewayCharge> known) {
        Violation.unless(charge.remaining() >= 0, "I-19 refund bound", charge::toString);
        Violation.unless(
                known.filter(k -> k.amount().minor() == charge.amount()).isPresent(),
                "I-06 no ghost",
                charge::toString);
    }

    private static void amounts(Payment payment) {
        TaxSplit tax = payment.tax();
        long parts = tax.supply().minor()
                + tax.vat().map(vat -> vat.minor()).orElse(0L)
                + tax.taxFree().minor()
                + tax.untaxed().minor();
        Violation.unless(
                payment.amount().minor() > 0 && parts == payment.amount().minor(), "I-27 money", payment::toString);
    }

    private void closed(Payment payment) {
        payment.attempts()
                .forEach(a -> Violation.unless(
                        !a.status().isOpen() || a.status() == AttemptStatus.MANUAL,
                        "I-29 nothing left open",
                        () -> payment + " has " + a));
        payment.refunds()
                .forEach(r -> Violation.unless(
                        !r.status().isOpen() || r.status() == RefundStatus.MANUAL || mayAwait(r),
                        "I-29 nothing left open",
                        () -> payment + " has " + r));
    }

    /** A deposit has five business days, which are never more than nine. */
    private boolean mayAwait(Refund refund) {
        return refund.status() == RefundStatus.AWAITING_DEPOSIT
                && refund.createdAt().plus(DEPOSITED).isAfter(now);
    }

    /** A person's matter: nobody here decides it. */
    private static boolean waitsForAPerson(Payment payment) {
        return payment.attempts().stream().anyMatch(a -> a.status() == AttemptStatus.MANUAL)
                || payment.refunds().stream()
                        .anyMatch(
                                r -> r.status() == RefundStatus.MANUAL || r.status() == RefundStatus.AWAITING_DEPOSIT);
    }

    private void agrees(Payment payment, boolean wanted) {
        if (waitsForAPerson(payment)) {
            return;
        }
        List<Attempt> standing =
                payment.attempts().stream().filter(a -> net(a) > 0).toList();
        long charges = standing.size();
        long net = standing.stream().mapToLong(this::net).sum();
        Violation.unless(charges <= 1, "I-01 single charge", () -> payment + " has " + charges);
        if (!wanted) {
            Violation.unless(
                    net == 0 || givenBackInVain(payment),
                    "I-16 what nobody wants is given back",
                    () -> payment + " has " + net + ", refunds " + payment.refunds());
            return;
        }
        long expected = payment.paidBy().isPresent() ? payment.refundable().minor() : 0;
        Violation.unless(
                net == expected || net == expected - landedUnseen(payment),
                "I-04 agreement",
                () -> payment + " has " + net + " instead of " + expected + ", refunds " + payment.refunds());
    }

    /**
     * Won that a refund gave back after its absence was proven, of a charge that the scan of late charges does not reach any
     * more: it looks at the charges of seven days.
     */
    private long landedUnseen(Payment payment) {
        return payment.refunds().stream()
                .filter(refund -> refund.status() == RefundStatus.ABSENT)
                .flatMap(refund -> ledger.require(refund.charge().value()).cancels().stream()
                        .filter(cancel ->
                                cancel.refundNo().equals(refund.number().value()))
                        .filter(cancel -> isOutOfSight(refund, cancel)))
                .mapToLong(InMemoryLedger.Cancel::amount)
                .sum();
    }

    private boolean isOutOfSight(Refund refund, InMemoryLedger.Cancel cancel) {
        boolean late = cancel.at().isAfter(refund.sentAt().orElseThrow().plus(PROVEN_AFTER));
        return late
                && ledger.require(refund.charge().value())
                        .at()
                        .isBefore(cancel.at().minus(SCANNED));
    }

    /** The gateway itself said no: a person's matter. */
    private static boolean givenBackInVain(Payment payment) {
        return payment.refunds().stream().anyMatch(r -> r.status() == RefundStatus.REFUSED);
    }

    private long net(Attempt attempt) {
        return standing.getOrDefault(attempt.orderNo().value(), 0L);
    }

    /** A second charge may only arise later than any proof of absence. */
    private void onlyLateDuplicates(Payment payment, Attempt attempt) {
        payment.charges().stream()
                .filter(charge -> charge.role() == ChargeRole.DUPLICATE
                        && charge.orderNo().equals(attempt.orderNo()))
                .forEach(charge -> Violation.unless(
                        !ledger.require(charge.txn().value())
                                .at()
                                .isBefore(attempt.sentAt().orElseThrow().plus(EventRules.SETTLE)),
                        "I-09 order of attempts",
                        () -> payment + " was charged twice: " + charge));
    }
}
