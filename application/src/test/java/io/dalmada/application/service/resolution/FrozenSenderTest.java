package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.Between;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A sender that was frozen knows of itself alone: others may have sent the same command meanwhile. */
class FrozenSenderTest {
    private static final Duration SENDER_GONE = Duration.ofMinutes(5);

    private final Between between = new Between();

    private World world(GatewayProfile profile) {
        return new World(profile, between::around, transactions -> transactions, 1);
    }

    private static GatewayTrace trace(World world, String operation) {
        return GatewayTrace.ours(world.gateway.id(), operation, world.clock.instant());
    }

    private Supplier<ChargeOutcome> neverSent(World world) {
        return () -> new ChargeOutcome.NotAttempted(NotAttemptedCause.CLOSED_BY_US, trace(world, "charge"));
    }

    /** While it sleeps, the same command is sent by another node, and its answer is lost. */
    private static void another(World world) {
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        world.gateway.lag(Duration.ofMinutes(10));
        world.pass(SENDER_GONE);
        for (int i = 0; i < 4 && world.ledger().received(Step.CHARGE) == 0; i++) {
            world.pass(Duration.ofSeconds(30));
        }
        assertThat(world.ledger().charges()).as("sent by the other").hasSize(1);
    }

    private Payment frozen(World world, Supplier<ChargeOutcome> awake) {
        var key = world.key();
        between.next("charge", () -> {
            another(world);
            return awake.get();
        });
        return world.charge(key, 9_900, World.request("order-1"));
    }

    @Test
    void a_never_sent_proves_nothing_when_another_has_sent_it() {
        World world = world(Profiles.replaying());
        Payment payment = frozen(world, neverSent(world));

        assertThat(world.payment(payment.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        onceOnly(world, payment);
    }

    @Test
    void nor_does_its_no() {
        World world = world(Profiles.replaying());
        Payment payment = frozen(
                world,
                () -> new ChargeOutcome.Declined(
                        Decline.of(DeclineReason.SYSTEM_ERROR), Optional.empty(), trace(world, "charge")));

        assertThat(world.payment(payment.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        onceOnly(world, payment);
    }

    /** The caller repeats as told, and time passes. */
    private static void onceOnly(World world, Payment payment) {
        world.charge(world.useCases.billingKeys().get(payment.billingKey()), 9_900, World.request("order-1"));
        world.settle();
        assertThat(world.ledger().charges()).hasSize(1);
        assertThat(world.payment(payment.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_look_made_before_it_was_sent_again_proves_nothing() {
        World world = world(Profiles.replaying());
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(false));
        Payment payment = world.charge(world.key(), 9_900, World.request("order-1"));
        world.gateway.lag(Duration.ofMinutes(10));
        between.next("inquire", () -> {
            world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
            world.pass(Duration.ofSeconds(30));
            assertThat(world.ledger().charges()).as("sent by the other").hasSize(1);
            return neverExecuted(world, payment);
        });
        world.pass(Duration.ofSeconds(21));

        assertThat(world.payment(payment.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        onceOnly(world, payment);
    }

    private static InquiryOutcome neverExecuted(World world, Payment payment) {
        PaymentSnapshot shown = new PaymentSnapshot(
                new GatewayTxnId("T-NEVER"),
                payment.lastAttempt().orderNo(),
                PaymentSnapshot.Status.NEVER_EXECUTED,
                payment.amount(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new InquiryOutcome.Found(shown, trace(world, "inquire"));
    }

    /** The money has gone back, whatever a look-up showed before. */
    @Test
    void a_refund_that_its_sender_saw_done_is_adopted_after_its_absence_was_proven() {
        World world = world(Profiles.withoutReplay());
        Payment paid = world.charge(world.key(), 9_900, Optional.empty());
        between.next("refund", () -> {
            world.pass(SENDER_GONE);
            world.settle();
            assertThat(refund(world, paid)).as("while it sleeps").isEqualTo(RefundStatus.ABSENT);
            return new RefundOutcome.Refunded(
                    new GatewayTxnId("C-LATE"),
                    paid.amount(),
                    Optional.empty(),
                    world.clock.instant(),
                    trace(world, "refund"));
        });
        world.refund(paid.id(), Optional.empty(), Optional.empty());

        assertThat(refund(world, paid)).isEqualTo(RefundStatus.DONE);
    }

    private static RefundStatus refund(World world, Payment payment) {
        return world.payment(payment.id()).refunds().get(0).status();
    }

    /** Whoever questions an attempt holds its sender for gone, so nothing that this one says later ends the question. */
    @Test
    void a_never_sent_that_was_questioned_already_is_proven_in_the_ordinary_way() {
        World world = world(Profiles.withoutReplay());
        var key = world.key();
        between.next("charge", () -> {
            world.pass(SENDER_GONE);
            return neverSent(world).get();
        });
        Payment payment = world.charge(key, 9_900, World.request("order-1"));

        assertThat(world.payment(payment.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        world.settle();
        assertThat(world.payment(payment.id()).lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);
    }
}
