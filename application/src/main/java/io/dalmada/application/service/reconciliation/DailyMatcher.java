package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.application.service.shared.Korea;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.reconciliation.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares one day of one gateway, from its list to a result; changes nothing itself. */
final class DailyMatcher {
    private static final int CHUNK = 500;

    private final Ports ports;
    private final TransactionListReader walk;
    private final PaymentGateway gateway;
    private final GatewayTransactionList journal;
    private final LocalDate day;
    private final Instant lookedAt;
    private final TransactionMatcher judge;
    private final DayLists lists;
    private final Set<GatewayTxnId> seen = new HashSet<>();
    private final Set<GatewayTxnId> explained = new HashSet<>();
    private final List<TransactionListReader.Row> unsettled = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private Tally matched = Tally.NONE;

    DailyMatcher(
            Ports ports,
            TransactionListReader walk,
            PaymentGateway gateway,
            GatewayTransactionList journal,
            LocalDate day) {
        this.ports = ports;
        this.walk = walk;
        this.gateway = gateway;
        this.journal = journal;
        this.day = day;
        this.lookedAt = ports.clock().instant();
        this.judge = new TransactionMatcher(
                gateway.id(),
                lookedAt.minus(gateway.profile().refunds().absence().settle()));
        this.lists = new DayLists(walk, gateway.id(), journal);
    }

    Reconciliation run() {
        Map<GatewayTxnId, TransactionListReader.Row> second = new HashMap<>();
        if (!walk.rows(gateway.id(), journal, day, page -> page.forEach(row -> take(row, second)))) {
            return Reconciliation.incomplete(gateway.id(), day, lookedAt);
        }
        lists.add(day, seen);
        try {
            for (TransactionListReader.Row row : second.values()) {
                takeSecond(row);
            }
            lookForPhantoms();
        } catch (DayLists.Incomplete half) {
            unsettled.clear();
            return Reconciliation.incomplete(gateway.id(), day, lookedAt);
        }
        return new Reconciliation(gateway.id(), day, lookedAt, true, matched, differences);
    }

    /** What {@link LateChargeHandler} should take account of; nothing unless the result is complete. */
    List<TransactionListReader.Row> unsettled() {
        return unsettled;
    }

    /** A list that grows while it is read may show a row twice. */
    private void take(TransactionListReader.Row row, Map<GatewayTxnId, TransactionListReader.Row> second) {
        if (seen.add(row.shown().txn())) {
            judge.judge(row).ifPresent(verdict -> {
                if (verdict.finding() == Finding.DUPLICATE
                        && paidUnderTheSameOrder(row).isPresent()) {
                    second.put(row.shown().txn(), row);
                } else {
                    note(row, verdict);
                }
            });
        }
    }

    private void note(TransactionListReader.Row row, TransactionMatcher.MatchResult verdict) {
        if (verdict.finding() == Finding.MATCHED) {
            matched = matched.and(row.shown().charged());
            // Both sides agree that it stands, and both know that it should not: its refund provably did not happen.
            row.ours().filter(Payment::isOwedBack).ifPresent(owed -> unsettled.add(row));
            return;
        }
        differences.add(DiscrepancyFactory.of(row, verdict));
        if (row.ours().isPresent() && verdict.finding() != Finding.FOREIGN) {
            unsettled.add(row);
        }
    }

    /** The approval that this row's order is paid by, when that has another number than the row. */
    private static Optional<Approval> paidUnderTheSameOrder(TransactionListReader.Row row) {
        return row.ours()
                .filter(payment -> payment.charge(row.shown().txn()).isEmpty())
                .flatMap(Payment::paidBy)
                .filter(paid -> paid.orderNo().equals(row.shown().orderNo()))
                .flatMap(Attempt::approval);
    }

    /** A second charge only if the first one is there too; else it is the same charge under another number. */
    private void takeSecond(TransactionListReader.Row row) throws DayLists.Incomplete {
        Payment payment = row.ours().orElseThrow();
        Approval paid = paidUnderTheSameOrder(row).orElseThrow();
        if (lists.has(daysOf(payment, paid), paid.txn())) {
            note(row, judge.judge(row).orElseThrow());
        } else {
            explained.add(paid.txn());
            differences.add(DiscrepancyFactory.of(
                    row,
                    new TransactionMatcher.MatchResult(
                            Finding.STATUS_DIFF, "we know this order's charge as " + paid.txn())));
        }
    }

    private void lookForPhantoms() throws DayLists.Incomplete {
        Instant from = Korea.start(day);
        Instant until = Korea.start(day.plusDays(1));
        Optional<PaidCharge> after = Optional.empty();
        List<PaidCharge> page;
        do {
            page = ports.payments().paidBetween(gateway.id(), from, until, after, CHUNK);
            missing(page.stream()
                    .filter(paid -> !seen.contains(paid.txn()) && !explained.contains(paid.txn()))
                    .toList());
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (page.size() == CHUNK);
    }

    private void missing(List<PaidCharge> candidates) throws DayLists.Incomplete {
        Map<GatewayTxnId, Payment> payments = new HashMap<>();
        ports.payments()
                .findByOrders(candidates.stream().map(PaidCharge::orderNo).toList())
                .forEach(payment -> payment.charges().forEach(charge -> payments.put(charge.txn(), payment)));
        for (PaidCharge paid : candidates) {
            Payment payment = payments.get(paid.txn());
            if (payment != null) {
                missing(payment, paid);
            }
        }
    }

    private void missing(Payment payment, PaidCharge paid) throws DayLists.Incomplete {
        Approval approval = payment.attempt(paid.orderNo()).approval().orElseThrow();
        Instant settled = lookedAt.minus(gateway.profile().absence().settle());
        if (!paid.approvedAt().isBefore(settled)) {
            TransactionMatcher.MatchResult young =
                    new TransactionMatcher.MatchResult(Finding.OPEN, "too young to be missed");
            differences.add(DiscrepancyFactory.of(payment, paid, young));
        } else if (!lists.has(daysOf(payment, approval), paid.txn())) {
            TransactionMatcher.MatchResult absent = new TransactionMatcher.MatchResult(
                    Finding.PHANTOM, "complete lists of the days around it do not have it");
            differences.add(DiscrepancyFactory.of(payment, paid, absent));
        }
    }

    /** Around midnight a charge may be listed a day earlier or later; and our time of it may be that of its discovery. */
    private Set<LocalDate> daysOf(Payment payment, Approval approval) {
        Set<LocalDate> days = new TreeSet<>();
        LocalDate today = Korea.day(lookedAt);
        List<Instant> times = new ArrayList<>(List.of(approval.approvedAt()));
        payment.paidBy().flatMap(Attempt::sentAt).ifPresent(times::add);
        for (Instant time : times) {
            LocalDate around = Korea.day(time);
            days.addAll(List.of(around.minusDays(1), around, around.plusDays(1)));
        }
        days.removeIf(each -> each.isAfter(today));
        return days;
    }
}
