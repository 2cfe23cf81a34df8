package io.dalmada.bootstrap.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares our database with the simulator's ledger, which is the judge. */
public final class Books {
    private final List<Payment> payments;
    private final Ledger ledger;

    public Books(PaymentRepository payments, Ledger ledger) {
        this.payments = all(payments);
        this.ledger = ledger;
    }

    private static List<Payment> all(PaymentRepository repository) {
        List<Payment> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Payment> page = repository.list(new PaymentFilter(Optional.empty(), Optional.empty()), cursor, 100);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }

    /** Nothing is left open, refunds that a person must decide excepted. */
    public boolean isQuiet() {
        return payments.stream()
                .allMatch(p -> p.attempts().stream().noneMatch(a -> a.status().isOpen())
                        && p.refunds().stream()
                                .noneMatch(r -> r.status().isOpen() && r.status() != RefundStatus.MANUAL));
    }

    public long manualRefunds() {
        return payments.stream()
                .flatMap(p -> p.refunds().stream())
                .filter(r -> r.status() == RefundStatus.MANUAL)
                .count();
    }

    /** To the won, in both directions; a payment with a refund for a person is not judged. */
    public void requireAgreement() {
        Set<String> ours = new HashSet<>();
        for (Payment payment : payments) {
            payment.attempts().forEach(a -> ours.add(a.orderNo().value()));
            if (payment.refunds().stream().noneMatch(r -> r.status() == RefundStatus.MANUAL)) {
                requireAgreement(payment);
            }
        }
        assertThat(ledger.chargeRequests()).allSatisfy((orderNo, count) -> {
            assertThat(count).as("requests for " + orderNo).isEqualTo(1);
            assertThat(ours).contains(orderNo);
        });
        requireTransactions();
    }

    private void requireAgreement(Payment payment) {
        long atGateway = payment.attempts().stream()
                .mapToLong(a -> ledger.net(a.orderNo().value()))
                .sum();
        long here = payment.paidBy().isPresent() ? payment.refundable().minor() : 0;
        assertThat(atGateway).as("standing at the gateway for " + payment).isEqualTo(here);
        long standing = payment.attempts().stream()
                .filter(a -> ledger.net(a.orderNo().value()) > 0)
                .count();
        assertThat(standing).as("charges standing for " + payment).isLessThanOrEqualTo(1);
        payment.paidBy().ifPresent(this::requireSameTransaction);
    }

    private void requireSameTransaction(Attempt paid) {
        assertThat(ledger.approvals(paid.orderNo().value()))
                .extracting(LedgerEntry::tid)
                .contains(paid.approval().orElseThrow().txn().value());
    }

    /** I-06: whatever stands at the gateway has a row here. */
    private void requireTransactions() {
        Set<String> known = new HashSet<>();
        payments.forEach(p -> p.charges().forEach(c -> known.add(c.txn().value())));
        ledger.entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED && ledger.net(e.number()) > 0)
                .forEach(e -> assertThat(known).contains(e.tid()));
    }
}
