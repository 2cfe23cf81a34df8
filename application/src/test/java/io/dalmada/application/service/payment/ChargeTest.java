package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.billingkey.Disposal;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChargeTest {
    private final World world = new World();
    private final BillingKey key = world.key();

    @Test
    void twenty_parallel_equal_requests_charge_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Payment>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> world.charge(key, 9900, World.request("same"))))
                    .toList();
            assertThat(answers).extracting(ChargeTest::idOf).containsOnly(idOf(answers.get(0)));
        } finally {
            threads.shutdown();
        }
        assertThat(world.ledger().charges()).hasSize(1);
        assertThat(world.ledger().mostReceived(Step.CHARGE)).isEqualTo(1);
    }

    private static Object idOf(Future<Payment> answer) {
        try {
            return answer.get().id();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_key_used_for_another_request_is_refused_and_nothing_happens() {
        world.charge(key, 9900, World.request("same"));

        assertThatThrownBy(() -> world.charge(
                        key,
                        9900,
                        Optional.of(new io.dalmada.application.model.RequestKey(
                                "caller", "same", "POST /v1/payments", "another"))))
                .isInstanceOf(DomainException.class);
        assertThat(world.ledger().charges()).hasSize(1);
    }

    @Test
    void a_repeated_request_finds_its_payment_even_when_the_key_has_ended_since() {
        Payment paid = world.charge(key, 9900, World.request("same"));
        world.useCases.revokeBillingKey().revoke(key.id());

        assertThat(world.charge(key, 9900, World.request("same")).id()).isEqualTo(paid.id());
        assertThatThrownBy(() -> world.charge(key, 9900, World.request("another")))
                .isInstanceOf(DomainException.class);
        assertThat(world.ledger().charges()).hasSize(1);
    }

    @Test
    void a_hard_decline_ends_the_key() {
        world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.LOST_OR_STOLEN));

        assertThat(world.charge(key, 9900, Optional.empty()).status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(world.useCases.billingKeys().get(key.id()).status()).isEqualTo(BillingKeyStatus.SUSPECT);
        assertThatThrownBy(() -> world.charge(key, 9900, Optional.empty())).isInstanceOf(DomainException.class);
    }

    @Test
    void what_was_not_sent_is_tried_again_by_the_same_request_as_the_same_payment() {
        world.gateway.next(Step.CHARGE, new Trouble.NoConnection());
        Payment first = world.charge(key, 9900, World.request("same"));
        assertThat(first.status()).isEqualTo(PaymentStatus.NOT_CHARGED);

        Payment second = world.charge(key, 9900, World.request("same"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(second.attempts())
                .extracting(a -> a.status())
                .containsExactly(AttemptStatus.NOT_SENT, AttemptStatus.SUCCEEDED);
    }

    @Test
    void silence_is_no_failure_and_the_same_request_waits() {
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        Payment unknown = world.charge(key, 9900, World.request("same"));
        assertThat(unknown.status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(world.charge(key, 9900, World.request("same")).status()).isEqualTo(PaymentStatus.PROCESSING);

        world.pass(Duration.ofSeconds(21));

        assertThat(world.payment(unknown.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(world.ledger().mostReceived(Step.CHARGE)).isEqualTo(1);
    }

    @Test
    void absence_takes_an_hour_and_three_scans() {
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        Payment lost = world.charge(key, 9900, Optional.empty());

        for (int minute = 0; minute < 59; minute++) {
            world.pass(Duration.ofMinutes(1));
            assertThat(world.payment(lost.id()).status()).isEqualTo(PaymentStatus.PROCESSING);
        }
        world.pass(Duration.ofMinutes(2));

        assertThat(world.payment(lost.id()).status()).isEqualTo(PaymentStatus.NOT_CHARGED);
    }

    @Test
    void a_day_without_answers_goes_to_a_person() {
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        Payment lost = world.charge(key, 9900, Optional.empty());
        for (int i = 0; i < 25 * 6; i++) {
            world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
            world.pass(Duration.ofMinutes(10));
        }

        assertThat(world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void a_lost_partial_refund_without_a_sum_goes_to_a_person_after_the_settle_time() {
        Payment paid = world.charge(key, 9900, Optional.empty());
        world.gateway.hideSums();
        world.gateway.next(Step.REFUND, new Trouble.LostReply(true));
        world.refund(paid.id(), Optional.of(Money.won(1000)), Optional.empty());

        for (int i = 0; i < 80; i++) {
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(world.payment(paid.id()).refunds().get(0).status()).isEqualTo(RefundStatus.MANUAL);
        assertThat(world.ledger().mostReceived(Step.REFUND)).isEqualTo(1);
    }

    @Test
    void a_revoked_key_is_gone_here_at_once_and_there_as_soon_as_it_answers() {
        world.gateway.next(Step.REVOKE, new Trouble.LostReply(false));

        assertThat(world.useCases.revokeBillingKey().revoke(key.id()).disposal())
                .isEqualTo(Disposal.PENDING);
        assertThatThrownBy(() -> world.charge(key, 9900, Optional.empty())).isInstanceOf(DomainException.class);
        world.pass(Duration.ofMinutes(2));

        assertThat(world.useCases.billingKeys().get(key.id()).disposal()).isEqualTo(Disposal.DONE);
        assertThat(world.gateway.isKeyAlive(key.key())).isFalse();
    }

    @Test
    void a_registration_that_was_not_answered_can_be_made_again_at_once_by_the_same_request() {
        world.gateway.next(Step.ISSUE, new Trouble.LostReply(true));
        assertThat(world.register(World.request("card"))).isInstanceOf(RegistrationResult.Unknown.class);

        assertThat(world.register(World.request("card"))).isInstanceOf(RegistrationResult.Registered.class);
        assertThat(world.register(World.request("card"))).isInstanceOf(RegistrationResult.Registered.class);
        assertThat(world.useCases
                        .billingKeys()
                        .list(key.customer(), Optional.empty(), 10)
                        .items())
                .hasSize(2);
    }
}
