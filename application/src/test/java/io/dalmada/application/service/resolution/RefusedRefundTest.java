package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refusal that an execution of the same request would explain is looked up before it is believed (decision 0045). */
class RefusedRefundTest {
    private World world = new World();
    private Payment paid = world.charge(world.key(), 9900, Optional.empty());

    /** The customer had the money, and we said REFUSED. */
    @ParameterizedTest
    @EnumSource(
            value = RefundRefusal.class,
            names = {"ALREADY_FULLY_REFUNDED", "EXCEEDS_REMAINING", "REMAINING_CHANGED"})
    void a_refund_that_was_executed_is_done_whatever_the_gateway_says(RefundRefusal said) {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(said, true));

        Refund refund = refund(Optional.empty());

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(refund.refusal()).isEmpty();
    }

    @Test
    void a_part_that_was_executed_is_done() {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.EXCEEDS_REMAINING, true));

        assertThat(refund(Optional.of(Money.won(6000))).status()).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void what_an_execution_would_not_explain_is_believed_at_once() {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.TOO_LATE, false));

        assertThat(refund(Optional.empty()).refusal()).contains(RefundRefusal.TOO_LATE);
        assertThat(world.ledger().received(Step.INQUIRE)).isZero();
    }

    /** It was proven absent, and landed after the proof, when the scans did not look back as far as its charge any more. */
    @Test
    void what_landed_after_its_proof_of_absence_is_not_given_back_again() {
        world.pass(Duration.ofDays(12));
        world.gateway.next(Step.REFUND, new Trouble.LateEffect(Duration.ofHours(100)));
        Optional<RequestKey> first = World.request("refund");
        RefundNo lost = ask(3_000, first).number();
        for (int hour = 0; hour < 110; hour++) {
            world.pass(Duration.ofHours(1));
        }
        assertThat(world.payment(paid.id()).refund(lost).status()).isEqualTo(RefundStatus.ABSENT);
        assertThat(cancels()).isEqualTo(1);

        world.gateway.next(Step.INQUIRE, new Trouble.ServerError(false));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> ask(3_000, World.request("another")))
                .satisfies(open -> assertThat(open.refusal()).isEqualTo(Refusal.REFUND_IN_PROGRESS));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> ask(3_000, World.request("another")))
                .satisfies(landed -> assertThat(landed.refusal()).isEqualTo(Refusal.STATE_CONFLICT));

        assertThat(world.payment(paid.id()).refund(lost).status()).isEqualTo(RefundStatus.DONE);
        assertThat(ask(3_000, first).number()).as("the same request").isEqualTo(lost);
        assertThat(cancels()).isEqualTo(1);
    }

    private RefundPayment.Result ask(long won, Optional<RequestKey> request) {
        return world.refund(paid.id(), Optional.of(Money.won(won)), request);
    }

    private int cancels() {
        return world.ledger().charges().get(0).cancels().size();
    }

    @Test
    void a_cancel_in_the_console_that_leaves_too_little_is_a_refusal() {
        world.gateway.cancelInConsole(txn(), 3000);

        Refund refund = refund(Optional.empty());

        assertThat(refund.status()).isEqualTo(RefundStatus.REFUSED);
        assertThat(refund.refusal()).contains(RefundRefusal.EXCEEDS_REMAINING);
    }

    @Test
    void where_refund_numbers_are_shown_a_cancel_in_the_console_is_not_taken_for_ours() {
        world = new World(Profiles.echoingRefundNumbers(), gateway -> gateway, transactions -> transactions, 1);
        paid = world.charge(world.key(), 9900, Optional.empty());
        world.gateway.cancelInConsole(txn(), 9900);

        assertThat(refund(Optional.empty()).refusal()).contains(RefundRefusal.ALREADY_FULLY_REFUNDED);
    }

    @Test
    void a_refusal_that_the_look_up_does_not_explain_is_believed_when_the_charge_stands_for_long_enough() {
        world.gateway.next(Step.REFUND, new Trouble.Refuses(RefundRefusal.ALREADY_FULLY_REFUNDED, false));

        Refund refund = refund(Optional.empty());
        assertThat(refund.status()).isEqualTo(RefundStatus.UNKNOWN);
        for (int minute = 0; minute < 180; minute++) {
            world.pass(Duration.ofMinutes(1));
        }

        Refund settled = world.payment(paid.id()).refund(refund.number());
        assertThat(settled.status()).isEqualTo(RefundStatus.REFUSED);
        assertThat(settled.refusal()).contains(RefundRefusal.ALREADY_FULLY_REFUNDED);
    }

    private Refund refund(Optional<Money> amount) {
        return world.refund(paid.id(), amount, Optional.empty()).refund();
    }

    private String txn() {
        return paid.charges().get(0).txn().value();
    }
}
