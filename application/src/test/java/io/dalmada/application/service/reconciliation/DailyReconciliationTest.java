package io.dalmada.application.service.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyReconciliationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant TUESDAY_SIX = Instant.parse("2026-11-23T21:00:00Z");

    private final World world = new World();

    @Test
    void is_due_at_six_in_korea_and_not_before() {
        work().runDue(world.clock.instant());

        assertThat(work().nextDue()).isEqualTo(TUESDAY_SIX);
        assertThat(lists(MONDAY)).isZero();
        world.clock.set(TUESDAY_SIX);
        work().runDue(TUESDAY_SIX);
        assertThat(work().nextDue()).isEqualTo(TUESDAY_SIX.plus(Duration.ofDays(1)));
        assertThat(result(MONDAY)).isPresent();
    }

    @Test
    void catches_up_after_a_morning_on_which_nobody_ran() {
        assertThat(work().nextDue()).isEqualTo(TUESDAY_SIX.minus(Duration.ofDays(1)));

        work().runDue(world.clock.instant());

        for (int back = 1; back <= 7; back++) {
            assertThat(result(MONDAY.minusDays(back))).isPresent();
        }
        assertThat(result(MONDAY)).isEmpty();
        assertThat(result(MONDAY.minusDays(8))).isEmpty();
    }

    @Test
    void before_six_the_day_that_just_ended_has_to_wait() {
        world.clock.set(TUESDAY_SIX.minusSeconds(3600));

        work().runDue(world.clock.instant());

        assertThat(result(MONDAY)).isEmpty();
        assertThat(result(MONDAY.minusDays(1))).isPresent();
    }

    @Test
    void what_another_node_has_done_this_morning_is_not_done_again() {
        world.clock.set(TUESDAY_SIX);
        work().runDue(TUESDAY_SIX);
        int before = lists(MONDAY);
        world.restart();

        work().runDue(TUESDAY_SIX.plusSeconds(60));

        assertThat(lists(MONDAY)).isEqualTo(before);
    }

    @Test
    void a_day_whose_list_cannot_be_read_is_tried_again_and_the_others_are_not() {
        world.clock.set(TUESDAY_SIX);
        world.gateway.close(MONDAY, 0);
        work().runDue(TUESDAY_SIX);
        Instant soon = work().nextDue();
        assertThat(soon).isEqualTo(TUESDAY_SIX.plus(Duration.ofMinutes(30)));
        int others = lists(MONDAY.minusDays(1));

        world.gateway.openAll();
        world.clock.set(soon);
        work().runDue(soon);

        assertThat(result(MONDAY)).get().matches(Reconciliation::complete);
        assertThat(lists(MONDAY.minusDays(1))).isEqualTo(others);
        assertThat(work().nextDue()).isEqualTo(TUESDAY_SIX.plus(Duration.ofDays(1)));
    }

    @Test
    void a_cancel_in_the_console_is_found_on_a_later_morning_and_told_once() {
        Payment paid = world.charge(world.key(), 9900, Optional.empty());
        world.pass(Duration.ofHours(21));
        world.gateway.cancelInConsole(paid.charges().get(0).txn().value(), 9900);
        for (int day = 0; day < 6; day++) {
            world.pass(Duration.ofDays(1));
        }

        assertThat(result(MONDAY).orElseThrow().tally(Finding.STATUS_DIFF).count())
                .isOne();
        assertThat(world.alarms).containsExactly("reconciliation-status-diff 1");
    }

    /** Before: at a gateway that lists a cancel on the day of its charge alone, nobody was told, ever. */
    @Test
    void a_cancel_of_an_old_charge_is_found_when_its_day_is_looked_at_again() {
        Payment paid = world.charge(world.key(), 9900, Optional.empty());
        world.pass(Duration.ofHours(21));
        for (int day = 0; day < 20; day++) {
            world.pass(Duration.ofDays(1));
        }
        world.gateway.cancelInConsole(paid.charges().get(0).txn().value(), 9900);
        assertThat(world.alarms).isEmpty();
        for (int day = 20; day <= 30; day++) {
            world.pass(Duration.ofDays(1));
        }

        assertThat(result(MONDAY).orElseThrow().tally(Finding.STATUS_DIFF).count())
                .isOne();
        assertThat(world.alarms).containsExactly("reconciliation-status-diff 1");
    }

    /** Before: a charge that landed while nobody ran for twelve days was never seen by anybody. */
    @Test
    void after_more_than_a_week_in_which_nobody_ran_the_older_days_are_caught_up_with_once() {
        world.gateway.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofHours(30)));
        Payment lost = world.charge(world.key(), 9900, Optional.empty());
        for (int minute = 0; minute < 24 * 60; minute += 10) {
            world.pass(Duration.ofMinutes(10));
        }
        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);

        world.pass(Duration.ofDays(12));

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
        int before = lists(MONDAY.plusDays(1));
        world.pass(Duration.ofDays(1));
        assertThat(lists(MONDAY.plusDays(1))).isEqualTo(before);
    }

    private PeriodicWork work() {
        return world.useCases.periodicWork().stream()
                .filter(w -> w.name().equals("daily-reconciliation"))
                .findFirst()
                .orElseThrow();
    }

    private int lists(LocalDate day) {
        return world.ledger().received(Step.JOURNAL, day.toString());
    }

    private Optional<Reconciliation> result(LocalDate day) {
        return world.store.reconciliations().find(world.gateway.id(), day);
    }
}
