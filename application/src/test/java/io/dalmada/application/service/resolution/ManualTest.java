package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for a person does not wait for that person alone: evidence that comes by itself settles it. */
class ManualTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final World world = new World();
    private final BillingKey key = world.key();

    @Test
    void a_day_is_counted_from_the_last_answer() {
        world.gateway.next(Step.CHARGE, new Trouble.Pends(Duration.ofDays(9)));
        Payment pending = world.charge(key, 9900, Optional.empty());
        world.pass(Duration.ofSeconds(21));
        world.pass(A_DAY);
        assertThat(status(pending)).isEqualTo(AttemptStatus.UNKNOWN);

        failingInquiries(Duration.ofHours(23));

        assertThat(status(pending)).isEqualTo(AttemptStatus.UNKNOWN);
        failingInquiries(Duration.ofHours(25));
        assertThat(status(pending)).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void a_charge_that_shows_again_settles_the_attempt_the_next_day() {
        Payment lost = manual(new Trouble.LostReply(true));

        world.pass(A_DAY);

        assertThat(status(lost)).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void a_clear_decline_settles_the_attempt() {
        Payment lost = manual(new Trouble.LosesDecline(DeclineReason.LIMIT_EXCEEDED));

        world.pass(A_DAY);

        assertThat(status(lost)).isEqualTo(AttemptStatus.DECLINED);
    }

    @Test
    void absence_is_for_a_person_to_say_however_often_nothing_is_found() {
        Payment lost = manual(new Trouble.LostReply(false));

        for (int day = 0; day < 10; day++) {
            world.pass(A_DAY);
        }

        assertThat(status(lost)).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void the_ghost_scan_finds_the_charge_of_an_attempt_whose_inquiries_fail() {
        Payment lost = manual(new Trouble.LostReply(true));

        world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        ghostScan();

        assertThat(status(lost)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(world.payment(lost.id()).refunds()).isEmpty();
    }

    @Test
    void a_refund_whose_sum_is_shown_at_last_is_done() {
        Payment paid = world.charge(key, 9900, Optional.empty());
        world.gateway.hideSums();
        world.gateway.next(Step.REFUND, new Trouble.LostReply(true));
        world.refund(paid.id(), Optional.of(Money.won(1000)), Optional.empty());
        for (int i = 0; i < 80; i++) {
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(refundStatus(paid)).isEqualTo(RefundStatus.MANUAL);
        world.pass(A_DAY);
        assertThat(refundStatus(paid)).isEqualTo(RefundStatus.MANUAL);

        world.gateway.showSums();
        world.pass(A_DAY);

        assertThat(refundStatus(paid)).isEqualTo(RefundStatus.DONE);
    }

    private Payment manual(Trouble trouble) {
        world.gateway.next(Step.CHARGE, trouble);
        Payment lost = world.charge(key, 9900, Optional.empty());
        failingInquiries(Duration.ofHours(25));
        assertThat(status(lost)).isEqualTo(AttemptStatus.MANUAL);
        world.gateway.clearTroubles();
        return lost;
    }

    private void failingInquiries(Duration time) {
        for (long i = 0; i < time.toMinutes() / 10; i++) {
            world.gateway.clearTroubles();
            world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
            world.clock.advance(Duration.ofMinutes(10));
            work("outcome-resolution");
        }
        world.gateway.clearTroubles();
    }

    private void ghostScan() {
        work("ghost-scan");
    }

    private void work(String name) {
        world.useCases.periodicWork().stream()
                .filter(work -> work.name().equals(name))
                .forEach((PeriodicWork work) -> work.runDue(world.clock.instant()));
    }

    private AttemptStatus status(Payment payment) {
        return world.payment(payment.id()).lastAttempt().status();
    }

    private RefundStatus refundStatus(Payment payment) {
        return world.payment(payment.id()).refunds().get(0).status();
    }
}
