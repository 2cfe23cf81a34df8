package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Seeds;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thousands of random lives: the payment agrees with its oracle, and its history keeps the invariants. */
class PaymentOracleTest {
    private static final int STEPS = 80;

    @Test
    void every_life_agrees_with_the_oracle_and_keeps_the_invariants() {
        Seeds.forEach(4_000, random -> {
            RandomLife life = new RandomLife(random);
            for (int i = 0; i < STEPS; i++) {
                life.step();
                assertAgrees(life);
            }
            HistoryChecks.check(life.history());
        });
    }

    @Test
    void the_random_lives_reach_every_state() {
        Set<AttemptStatus> attempts = EnumSet.noneOf(AttemptStatus.class);
        Set<RefundStatus> refunds = EnumSet.noneOf(RefundStatus.class);
        Set<PaymentStatus> payments = EnumSet.noneOf(PaymentStatus.class);
        Set<ChargeRole> roles = EnumSet.noneOf(ChargeRole.class);
        for (long seed = 1; seed <= 2_000; seed++) {
            RandomLife life = new RandomLife(new Random(seed));
            for (int i = 0; i < STEPS; i++) {
                life.step();
                Payment payment = life.payment();
                payments.add(payment.status());
                payment.attempts().forEach(a -> attempts.add(a.status()));
                payment.refunds().forEach(r -> refunds.add(r.status()));
                payment.charges().forEach(c -> roles.add(c.role()));
            }
        }
        assertThat(attempts).containsExactly(AttemptStatus.values());
        assertThat(refunds).containsExactly(RefundStatus.values());
        assertThat(payments).containsExactly(PaymentStatus.values());
        assertThat(roles).containsExactly(ChargeRole.values());
    }

    private static void assertAgrees(RandomLife life) {
        Payment payment = life.payment();
        Oracle oracle = life.oracle;
        assertThat(payment.status()).isEqualTo(oracle.status());
        assertThat(payment.attempts())
                .extracting(Attempt::status)
                .isEqualTo(oracle.tries.stream().map(t -> t.status).toList());
        assertThat(payment.refunds())
                .extracting(Refund::status)
                .isEqualTo(oracle.backs.stream().map(b -> b.status).toList());
        assertThat(payment.charges())
                .extracting(GatewayCharge::role)
                .isEqualTo(oracle.seen.stream().map(Oracle.Seen::role).toList());
        assertMoney(payment, oracle);
    }

    /** I-27: whole won, above zero, up to the cap, and the parts sum up; no charge gives back more than it took. */
    private static void assertMoney(Payment payment, Oracle oracle) {
        assertThat(payment.amount()).isEqualTo(Money.won(oracle.amount));
        TaxSplit tax = payment.tax();
        assertThat(tax.supply()
                        .plus(tax.vat().orElseThrow())
                        .plus(tax.taxFree())
                        .plus(tax.untaxed()))
                .isEqualTo(payment.amount());
        for (Oracle.Seen charge : oracle.seen) {
            assertThat(oracle.left(charge)).isBetween(0L, charge.won());
            assertThat(payment.remainingOf(Lives.approval(charge.txn()).txn()))
                    .isEqualTo(Money.won(oracle.left(charge)));
        }
        Optional<Oracle.Seen> paid = oracle.seen.stream()
                .filter(s -> s.role() == ChargeRole.PERIOD_PAYMENT)
                .findFirst();
        long left = paid.map(oracle::left).orElse(0L);
        assertThat(payment.refundable()).isEqualTo(Money.won(left));
        assertThat(payment.refundedAmount()).isEqualTo(Money.won(paid.isPresent() ? oracle.amount - left : 0));
        assertThat(payment.surplusToRefund())
                .extracting(c -> c.txn().value())
                .containsExactlyElementsOf(oracle.seen.stream()
                        .filter(oracle::isSurplus)
                        .map(Oracle.Seen::txn)
                        .toList());
    }
}
