package io.dalmada.application.service.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day with three good charges, and what is found when one thing is wrong with it. */
class ReconciliationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Duration TO_TUESDAY_SEVEN = Duration.ofHours(21);

    private final World world = new World();
    private final BillingKey key = world.key();
    private final Payment paid = world.charge(key, 9900, Optional.empty());

    ReconciliationTest() {
        world.charge(key, 1000, Optional.empty());
        world.charge(key, 2000, Optional.empty());
    }

    /** One thing that is wrong, and what it is called. */
    enum Case {
        NOTHING(Finding.MATCHED, (t, p) -> {}),
        REFUNDED_BY_US(Finding.MATCHED, (t, p) -> t.refund(p, 3000)),
        REFUNDED_WHOLLY_BY_US(Finding.MATCHED, (t, p) -> t.refund(p, 9900)),
        REFUND_AWAITS_DEPOSIT(Finding.OPEN, (t, p) -> {
            t.world.gateway.next(Step.REFUND, new Trouble.AwaitsDeposit());
            t.refund(p, 9900);
        }),
        REFUND_UNKNOWN(Finding.OPEN, (t, p) -> {
            t.world.gateway.next(Step.REFUND, new Trouble.LostReply(true));
            t.refund(p, 3000);
        }),
        CHARGE_UNKNOWN(Finding.OPEN, (t, p) -> {
            t.world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
            t.world.charge(t.key, 500, Optional.empty());
        }),
        CANCELED_IN_CONSOLE(Finding.STATUS_DIFF, (t, p) -> t.world.gateway.cancelInConsole(txn(p), 9900)),
        CANCELED_PARTLY_IN_CONSOLE(Finding.STATUS_DIFF, (t, p) -> t.world.gateway.cancelInConsole(txn(p), 100)),
        CANCELED_IN_CONSOLE_BESIDE_OUR_REFUND(Finding.STATUS_DIFF, (t, p) -> {
            t.refund(p, 3000);
            t.world.gateway.cancelInConsole(txn(p), 100);
        }),
        ANOTHER_AMOUNT(Finding.AMOUNT_DIFF, (t, p) -> t.world.gateway.misstate(txn(p), 9901)),
        NOT_ON_THE_LIST(Finding.PHANTOM, (t, p) -> t.world.gateway.lose(txn(p))),
        CHARGED_TWICE(Finding.DUPLICATE, (t, p) -> t.plant(order(p), 9900)),
        THE_SAME_CHARGE_UNDER_ANOTHER_NUMBER(Finding.STATUS_DIFF, (t, p) -> {
            t.world.gateway.lose(txn(p));
            t.plant(order(p), 9900);
        }),
        OUR_ORDER_WITHOUT_A_ROW(
                Finding.GHOST,
                (t, p) -> t.plant(OrderNumbers.ofPayment(UUID.randomUUID(), 1).value(), 700)),
        CHARGED_AFTER_A_DECLINE(Finding.GHOST, (t, p) -> {
            t.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.LIMIT_EXCEEDED));
            t.plant(order(t.world.charge(t.key, 700, Optional.empty())), 700);
        }),
        NOT_OURS(Finding.FOREIGN, (t, p) -> t.plant("SHOP-4711", 700));

        private final Finding finding;
        private final BiConsumer<ReconciliationTest, Payment> plant;

        Case(Finding finding, BiConsumer<ReconciliationTest, Payment> plant) {
            this.finding = finding;
            this.plant = plant;
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_what_is_wrong_and_accuses_nothing_else(Case wrong) {
        wrong.plant.accept(this, paid);
        world.clock.advance(TO_TUESDAY_SEVEN);

        Reconciliation result = reconcile();

        assertThat(result.complete()).isTrue();
        assertThat(result.differences())
                .extracting(Difference::finding)
                .isEqualTo(wrong.finding == Finding.MATCHED ? List.of() : List.of(wrong.finding));
        assertThat(result.matched().count() + result.tally(wrong.finding).count())
                .isBetween(3L, 6L);
        assertThat(world.alarms)
                .isEqualTo(
                        wrong.finding.isAccusation()
                                ? List.of("reconciliation-" + wrong.finding.code() + " 1")
                                : List.of());
        assertThat(stored()).contains(result);
    }

    @ParameterizedTest
    @EnumSource
    void looking_twice_finds_the_same_tells_nobody_again_and_gives_nothing_back_twice(Case wrong) {
        wrong.plant.accept(this, paid);
        world.clock.advance(TO_TUESDAY_SEVEN);
        Reconciliation first = reconcile();
        long given = canceled();
        List<String> told = List.copyOf(world.alarms);

        Reconciliation second = reconcile();

        assertThat(second.matched()).isEqualTo(first.matched());
        assertThat(second.differences())
                .usingRecursiveComparison()
                .comparingOnlyFields("finding", "orderNo", "txn", "payment")
                .isEqualTo(first.differences());
        assertThat(canceled()).isEqualTo(given);
        assertThat(world.alarms).isEqualTo(told);
        assertThat(world.ledger().mostReceived(Step.REFUND)).isLessThanOrEqualTo(1);
    }

    @Test
    void a_second_charge_is_given_back_and_the_first_one_stays() {
        String second = plant(order(paid), 9900);
        world.clock.advance(TO_TUESDAY_SEVEN);

        Reconciliation result = reconcile();

        assertThat(result.tally(Finding.DUPLICATE).amount()).isEqualTo(9900);
        assertThat(world.ledger().find(second).remaining()).isZero();
        assertThat(world.ledger().find(txn(paid)).remaining()).isEqualTo(9900);
        assertThat(world.payment(paid.id()).refunds())
                .extracting(r -> r.status())
                .containsExactly(RefundStatus.DONE);
    }

    @Test
    void a_charge_that_only_changed_its_number_is_never_given_back() {
        Case.THE_SAME_CHARGE_UNDER_ANOTHER_NUMBER.plant.accept(this, paid);
        world.clock.advance(TO_TUESDAY_SEVEN);

        reconcile();
        world.work();

        assertThat(canceled()).isZero();
    }

    @Test
    void a_charge_that_turned_up_late_is_told_once_and_then_belongs() {
        world.gateway.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofMinutes(200)));
        Payment lost = world.charge(key, 700, Optional.empty());
        for (int minute = 0; minute < 120; minute++) {
            world.pass(Duration.ofMinutes(1));
        }
        world.clock.advance(TO_TUESDAY_SEVEN);

        Reconciliation first = reconcile();

        assertThat(first.accusations()).extracting(Difference::finding).containsExactly(Finding.GHOST);
        assertThat(world.payment(lost.id()).paidBy()).isPresent();
        assertThat(reconcile().differences()).isEmpty();
    }

    @Test
    void an_unreadable_page_accuses_nobody_and_gives_nothing_back() {
        Case.CHARGED_TWICE.plant.accept(this, paid);
        Case.NOT_OURS.plant.accept(this, paid);
        world.gateway.pageSize(2);
        world.clock.advance(TO_TUESDAY_SEVEN);
        world.gateway.close(MONDAY, 4);

        Reconciliation half = reconcile();

        assertThat(half).isEqualTo(Reconciliation.incomplete(world.gateway.id(), MONDAY, world.clock.instant()));
        assertThat(stored()).contains(half);
        assertThat(world.alarms).isEmpty();
        assertThat(canceled()).isZero();
        world.gateway.openAll();
        assertThat(reconcile().accusations()).hasSize(2);
    }

    @Test
    void without_the_list_of_the_next_day_nothing_is_missing() {
        world.gateway.lose(txn(paid));
        world.clock.advance(TO_TUESDAY_SEVEN);
        world.gateway.close(MONDAY.plusDays(1), 0);

        assertThat(reconcile().complete()).isFalse();
        assertThat(world.alarms).isEmpty();
    }

    @Test
    void a_charge_near_midnight_is_looked_for_on_the_days_around_it() {
        world.clock.set(Instant.parse("2026-11-23T14:59:58Z"));
        Payment late = world.charge(key, 5000, Optional.empty());
        world.gateway.misdate(txn(late), Instant.parse("2026-11-23T15:00:01Z"));
        world.clock.advance(Duration.ofHours(8));

        assertThat(reconcile().accusations()).isEmpty();
        assertThat(reconcile(MONDAY.plusDays(1)).matched().amount()).isEqualTo(5000);
    }

    @Test
    void a_charge_of_this_minute_is_not_missed_on_a_list_that_lags() {
        world.gateway.lag(Duration.ofMinutes(5));

        Reconciliation result = reconcile();

        assertThat(result.accusations()).isEmpty();
        assertThat(result.tally(Finding.OPEN).count()).isEqualTo(3);
    }

    @Test
    void a_day_that_has_not_begun_is_refused() {
        assertThatThrownBy(() -> reconcile(MONDAY.plusDays(1))).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> world.useCases.reconcileDay().ofAll(LocalDate.MIN))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> world.useCases.reconciliations().get(Optional.empty(), MONDAY))
                .isInstanceOf(DomainException.class);
    }

    // ---- steps

    private Reconciliation reconcile() {
        return reconcile(MONDAY);
    }

    private Reconciliation reconcile(LocalDate day) {
        return world.useCases.reconcileDay().of(world.gateway.id(), day);
    }

    private List<Reconciliation> stored() {
        return world.useCases.reconciliations().get(Optional.empty(), MONDAY);
    }

    private void refund(Payment payment, long won) {
        world.refund(payment.id(), Optional.of(Money.won(won)), Optional.empty());
    }

    private String plant(String orderNo, long won) {
        return world.gateway.plant(orderNo, won, world.clock.instant().plusSeconds(60));
    }

    private long canceled() {
        return world.ledger().charges().stream()
                .mapToLong(c -> c.amount() - c.remaining())
                .sum();
    }

    private static String txn(Payment payment) {
        return payment.charges().get(0).txn().value();
    }

    private static String order(Payment payment) {
        return payment.lastAttempt().orderNo().value();
    }
}
