package io.dalmada.application.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between our store and the gateway's ledger. */
public final class LedgerInvariants {
    private LedgerInvariants() {}

    /** At all times. */
    static void always(World world) {
        InMemoryLedger ledger = world.ledger();
        assertThat(ledger.mostReceived(Step.CHARGE))
                .as("I-07 one send per attempt")
                .isLessThanOrEqualTo(1);
        assertThat(ledger.mostReceived(Step.REFUND)).as("one send per refund").isLessThanOrEqualTo(1);
        for (Payment payment : world.payments()) {
            noPhantom(payment, ledger);
            oneOpen(payment);
        }
        ledger.charges()
                .forEach(charge -> assertThat(charge.remaining())
                        .as("I-19 refunds of " + charge)
                        .isNotNegative());
        events(world.store.events());
    }

    private static void noPhantom(Payment payment, InMemoryLedger ledger) {
        for (Attempt paid : payment.attempts()) {
            if (paid.status() == AttemptStatus.SUCCEEDED) {
                InMemoryLedger.Charge charge =
                        ledger.find(paid.approval().orElseThrow().txn().value());
                assertThat(charge.orderNo()).as("I-05").isEqualTo(paid.orderNo().value());
                assertThat(charge.amount())
                        .as("I-05")
                        .isEqualTo(payment.amount().minor());
            }
        }
    }

    private static void oneOpen(Payment payment) {
        assertThat(payment.attempts().stream().filter(a -> a.status().isOpen()).count())
                .as("I-08 of " + payment)
                .isLessThanOrEqualTo(1);
    }

    /** I-22: per aggregate 1, 2, 3 … */
    private static void events(List<DomainEvent> events) {
        Map<String, Long> last = new HashMap<>();
        for (DomainEvent event : events) {
            long before = last.getOrDefault(event.aggregateId(), 0L);
            assertThat(event.version()).as("I-22 " + event).isEqualTo(before + 1);
            last.put(event.aggregateId(), event.version());
        }
    }

    /** Once faults are off and nothing is due any more. */
    public static void atQuiescence(World world) {
        always(world);
        assertThat(world.isQuiet()).as("I-29 nothing is left open").isTrue();
        Set<String> known = new HashSet<>();
        for (Payment payment : world.payments()) {
            payment.charges().stream().map(GatewayCharge::txn).forEach(txn -> known.add(txn.value()));
            agrees(payment, world.ledger());
            onlyLateDuplicates(payment);
            noStep(payment, world);
        }
        world.ledger().charges().stream()
                .filter(c -> c.remaining() > 0)
                .forEach(c -> assertThat(known).as("I-06 no ghost").contains(c.txn()));
    }

    private static void agrees(Payment payment, InMemoryLedger ledger) {
        if (payment.refunds().stream().anyMatch(r -> r.status() == RefundStatus.MANUAL)) {
            return;
        }
        long standing = payment.attempts().stream()
                .mapToLong(a -> ledger.net(a.orderNo().value()))
                .sum();
        long charges = payment.attempts().stream()
                .filter(a -> ledger.net(a.orderNo().value()) > 0)
                .count();
        long expected = payment.paidBy().isPresent() ? payment.refundable().minor() : 0;
        assertThat(charges).as("I-01 single charge of " + payment).isLessThanOrEqualTo(1);
        assertThat(standing).as("I-04, I-20 agreement of " + payment).isEqualTo(expected);
    }

    /** A surplus charge is given back, but it must not arise: only a charge later than our proof of absence may. */
    private static void onlyLateDuplicates(Payment payment) {
        for (GatewayCharge charge : payment.charges()) {
            assertThat(charge.role()).as("no charge under a closed attempt").isNotEqualTo(ChargeRole.ORPHAN);
            if (charge.role() == ChargeRole.DUPLICATE) {
                assertThat(payment.attempt(charge.orderNo()).status()).isEqualTo(AttemptStatus.ABSENT);
            }
        }
    }

    /** I-11: ABSENT, and DECLINED after UNKNOWN, have evidence right before them. */
    private static void noStep(Payment payment, World world) {
        List<PaymentEvent> history = world.store.payments().history(payment.id());
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i) instanceof PaymentEvent.AttemptMoved moved
                    && moved.from().filter(f -> f == AttemptStatus.UNKNOWN).isPresent()
                    && (moved.to() == AttemptStatus.ABSENT || moved.to() == AttemptStatus.DECLINED)) {
                assertThat(history.get(i - 1)).as("I-11").isInstanceOf(PaymentEvent.EvidenceGiven.class);
            }
        }
    }
}
