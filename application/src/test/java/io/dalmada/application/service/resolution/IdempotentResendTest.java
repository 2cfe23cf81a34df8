package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A charge of unknown outcome at a gateway that answers a repeat as it answered the first. */
class IdempotentResendTest {
    private static final Duration SOON = Duration.ofSeconds(21);

    private final World world = new World(Profiles.replaying(), gateway -> gateway, transactions -> transactions, 1);
    private final BillingKey key = world.key();

    private Payment lost(Trouble... troubles) {
        for (Trouble trouble : troubles) {
            world.gateway.next(Step.CHARGE, trouble);
        }
        return world.charge(key, 9_900, Optional.empty());
    }

    private AttemptStatus status(Payment payment) {
        return world.payment(payment.id()).lastAttempt().status();
    }

    private int sent() {
        return world.ledger().received(Step.CHARGE);
    }

    @Test
    void what_never_arrived_is_charged_within_seconds() {
        Payment payment = lost(new Trouble.LostReply(false));
        world.pass(SOON);

        assertThat(world.payment(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(world.payment(payment.id()).attempts()).hasSize(1);
        assertThat(world.ledger().charges()).hasSize(1);
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void what_a_look_up_shows_is_not_sent_again() {
        Payment payment = lost(new Trouble.LostReply(true));
        world.pass(SOON);

        assertThat(status(payment)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void a_look_up_that_fails_sends_nothing() {
        Payment payment = lost(new Trouble.LostReply(false));
        world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        world.pass(SOON);

        assertThat(status(payment)).isEqualTo(AttemptStatus.UNKNOWN);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void a_look_up_that_is_wrong_makes_no_second_charge() {
        world.gateway.lag(Duration.ofMinutes(5));
        Payment payment = lost(new Trouble.LostReply(true));
        world.pass(SOON);
        assertThat(sent()).isEqualTo(2);
        world.pass(Duration.ofMinutes(6));
        world.pass(Duration.ofMinutes(6));

        assertThat(status(payment)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(world.ledger().charges()).hasSize(1);
    }

    @Test
    void a_no_settles_it_too() {
        Payment payment = lost(new Trouble.LostReply(false), new Trouble.Declines(DeclineReason.LIMIT_EXCEEDED));
        world.pass(SOON);

        assertThat(world.payment(payment.id()).status()).isEqualTo(PaymentStatus.DECLINED);
    }

    /** A door that is shut now says nothing of the first request. */
    @Test
    void what_is_not_attempted_settles_nothing() {
        Payment payment = lost(new Trouble.LostReply(false), new Trouble.NoConnection());
        world.pass(SOON);

        assertThat(status(payment)).isEqualTo(AttemptStatus.UNKNOWN);
        world.pass(SOON);
        assertThat(status(payment)).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void what_is_taken_on_is_asked_about() {
        Payment payment = lost(new Trouble.LostReply(false), new Trouble.Pends(Duration.ofMinutes(3)));
        world.pass(SOON);
        assertThat(status(payment)).isEqualTo(AttemptStatus.UNKNOWN);
        world.pass(Duration.ofMinutes(5));

        assertThat(status(payment)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(sent()).isEqualTo(2);
    }

    /** Whatever was sent last may still be executed: its settle time has to pass. */
    @Test
    void absence_is_proven_anew_after_the_last_repeat() {
        Payment payment = lost(silence(30));
        Instant lastSent = world.clock.instant();
        int before = sent();
        for (int minute = 0; minute < 300 && status(payment) == AttemptStatus.UNKNOWN; minute++) {
            world.pass(Duration.ofMinutes(1));
            lastSent = sent() > before ? world.clock.instant() : lastSent;
            before = sent();
        }

        assertThat(status(payment)).isEqualTo(AttemptStatus.ABSENT);
        assertThat(Duration.between(lastSent, world.clock.instant())).isGreaterThanOrEqualTo(Duration.ofMinutes(60));
        assertThat(sent()).as("nobody is flooded").isBetween(3, 10);
    }

    @Test
    void nothing_is_sent_again_after_an_hour() {
        Payment payment = lost(silence(1));
        for (int i = 0; i < 7; i++) {
            world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        }
        world.clock.advance(Duration.ofMinutes(61));
        for (int minute = 0; minute < 300 && status(payment) == AttemptStatus.UNKNOWN; minute++) {
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(status(payment)).isEqualTo(AttemptStatus.ABSENT);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void a_process_that_dies_over_a_repeat_leaves_a_question_and_one_charge() {
        Payment payment = lost(new Trouble.LostReply(false), new Trouble.Dies(true));
        assertThatThrownBy(() -> world.pass(SOON)).isInstanceOf(InMemoryGateway.Died.class);
        world.restart();
        assertThat(status(payment)).isEqualTo(AttemptStatus.UNKNOWN);
        world.pass(Duration.ofMinutes(2));

        assertThat(status(payment)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(world.ledger().charges()).hasSize(1);
    }

    @Test
    void nothing_is_sent_again_with_a_key_that_was_revoked() {
        Payment payment = lost(new Trouble.LostReply(false));
        world.useCases.revokeBillingKey().revoke(key.id());
        world.pass(SOON);

        assertThat(status(payment)).isEqualTo(AttemptStatus.UNKNOWN);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_again_for_a_subscription_that_is_over() {
        SubscriptionWorld subscribers = new SubscriptionWorld(world);
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        var id = subscribers
                .subscribe(subscribers.plan("PRO", 9_900, 0), key)
                .subscription()
                .id();
        world.useCases.manageSubscription().cancel(id, ManageSubscription.When.NOW, Optional.empty());
        world.pass(SOON);

        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void a_hold_stops_the_repeats_of_runs() {
        SubscriptionWorld subscribers = new SubscriptionWorld(world);
        subscribers.subscribe(subscribers.plan("PRO", 9_900, 0), key);
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        subscribers.until("2026-12-22");
        world.clock.set(Instant.parse("2026-12-23T01:00:00Z"));
        world.work();
        assertThat(sent()).isEqualTo(2);
        world.useCases.billingRuns().hold(new GatewayId("memory"), "kim", "the contract is being changed");
        world.pass(SOON);

        assertThat(sent()).isEqualTo(2);
        world.useCases.billingRuns().resume(new GatewayId("memory"));
        world.pass(Duration.ofMinutes(1));
        assertThat(sent()).isEqualTo(3);
    }

    private static Trouble[] silence(int times) {
        return java.util.Collections.nCopies(times, new Trouble.LostReply(false))
                .toArray(Trouble[]::new);
    }
}
