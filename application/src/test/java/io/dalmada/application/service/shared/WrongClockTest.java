package io.dalmada.application.service.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ClockWrong;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.Between;
import io.dalmada.application.world.PortsWith;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes over one store, each with a clock of its own. The second one's is off. */
class WrongClockTest {
    private final SubscriptionWorld world = new SubscriptionWorld();
    private final BillingKey key = world.world.key();
    private final OwnClock own = new OwnClock();
    private long nanos;
    private boolean databaseIsAway;

    /** What the machine of the second node takes for the time. */
    private final class OwnClock extends Clock {
        private Duration off = Duration.ZERO;

        @Override
        public Instant instant() {
            return world.world.clock.instant().plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private UseCases second() {
        PortsWith ports = new PortsWith(world.world.ports());
        ports.clock = new TrustedClock(own, this::databaseTime, () -> nanos);
        return UseCases.over(ports.ports(), Settings.defaults());
    }

    private Instant databaseTime() {
        if (databaseIsAway) {
            throw new IllegalStateException("the database is away");
        }
        return world.world.clock.instant();
    }

    private void off(Duration by) {
        own.off = by;
    }

    /** As the ticker does, for which what fails runs again. */
    private void works(UseCases node) {
        for (PeriodicWork work : node.periodicWork()) {
            try {
                Instant now = own.instant();
                if (!work.nextDue().isAfter(now)) {
                    work.runDue(now);
                }
            } catch (ClockWrong stopped) {
                continue;
            }
        }
    }

    private SubscriptionId subscriber() {
        return world.subscribe(world.plan("PRO", 9_900, 0), key).subscription().id();
    }

    private SubscriptionStatus status(SubscriptionId id) {
        return world.subscription(id).status();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 400, -31})
    void a_node_that_is_days_off_ends_and_charges_nothing(long days) {
        SubscriptionId id = subscriber();
        world.world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        world.until("2026-12-23");
        assertThat(status(id)).isEqualTo(SubscriptionStatus.PAST_DUE);
        int sent = world.world.ledger().received(Step.CHARGE);
        off(Duration.ofDays(days));
        UseCases second = second();

        works(second);

        assertThat(status(id)).isEqualTo(SubscriptionStatus.PAST_DUE);
        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(sent);
        off(Duration.ZERO);
        world.world.clock.set(Instant.parse("2026-12-24T01:00:00Z"));
        nanos += Duration.ofDays(1).toNanos();
        works(second);
        assertThat(status(id)).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    /** The charge is shown late; by the second node's clock its settle time is over at once. */
    @Test
    void a_node_that_is_two_hours_ahead_proves_no_absence() {
        world.world.gateway.lag(Duration.ofMinutes(40));
        world.world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        Payment lost = world.world.charge(key, 9_900, World.request("order-1"));
        off(Duration.ofHours(2));
        UseCases second = second();

        for (int minute = 0; minute < 35; minute++) {
            world.world.clock.advance(Duration.ofMinutes(1));
            nanos += Duration.ofMinutes(1).toNanos();
            works(second);
        }

        assertThat(world.world.payment(lost.id()).lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        world.world.charge(key, 9_900, World.request("order-1"));
        world.world.settle();
        assertThat(world.world.ledger().charges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 120, -120})
    void whoever_asks_it_to_act_is_sent_away(long hours) {
        SubscriptionId id = subscriber();
        Payment paid = world.world.charge(key, 9_900, Optional.empty());
        UseCases second = second();
        off(Duration.ofHours(hours));
        World asked = world.world;
        asked.useCases = second;

        assertThatThrownBy(() -> asked.charge(key, 9_900, Optional.empty())).isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> asked.refund(paid.id(), Optional.empty(), Optional.empty()))
                .isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> asked.register(Optional.empty())).isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> second.manageSubscription().cancel(id, When.NOW, Optional.empty()))
                .isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> second.manageSubscription().pause(id, Optional.empty(), Optional.empty()))
                .isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> world.subscribe(world.plan("MAX", 9_900, 0), key))
                .isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> second.billingRuns().start(Optional.empty(), "kim", Optional.empty()))
                .isInstanceOf(ClockWrong.class);
        assertThatThrownBy(() -> second.revokeBillingKey().revoke(key.id())).isInstanceOf(ClockWrong.class);
        assertThat(asked.ledger().received(Step.CHARGE)).isEqualTo(2);
        assertThat(asked.ledger().received(Step.REFUND)).isZero();
        assertThat(second.subscriptions().get(id).subscription().status())
                .as("can be read")
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    /** Right when it was compared, put forward a moment later. */
    @ParameterizedTest
    @ValueSource(longs = {2, -2})
    void it_is_caught_between_two_comparisons(long hours) {
        TrustedClock clock = new TrustedClock(own, this::databaseTime, () -> nanos);
        assertThat(clock.instant()).isEqualTo(own.instant());

        off(Duration.ofHours(hours));
        assertThatThrownBy(clock::instant).isInstanceOf(ClockWrong.class);
        off(Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(own.instant());
    }

    @Test
    void it_is_caught_when_it_drifts_away_slowly() {
        TrustedClock clock = new TrustedClock(own, this::databaseTime, () -> nanos);
        for (int minute = 0; minute < 30; minute++) {
            world.world.clock.advance(Duration.ofSeconds(55));
            nanos += Duration.ofMinutes(1).toNanos();
            off(own.off.plusSeconds(5));
        }
        assertThatThrownBy(clock::instant).isInstanceOf(ClockWrong.class).hasMessageContaining("150 s ahead");
    }

    @Test
    void a_database_that_is_away_makes_no_right_clock_wrong_but_a_leap_is_not_believed() {
        TrustedClock clock = new TrustedClock(own, this::databaseTime, () -> nanos);
        clock.instant();
        databaseIsAway = true;
        world.world.clock.advance(Duration.ofMinutes(1));
        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(clock.instant()).isEqualTo(own.instant());

        off(Duration.ofMinutes(1));
        assertThatThrownBy(clock::instant).isInstanceOf(ClockWrong.class);
        databaseIsAway = false;
        nanos += Duration.ofMinutes(1).toNanos();
        world.world.clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(own.instant());
    }

    /** The right to send was taken by a right clock. */
    @Test
    void what_is_claimed_is_not_sent_when_the_clock_is_moved_before_it_leaves() {
        Between between = new Between();
        PortsWith ports = new PortsWith(world.world.ports());
        ports.clock = new TrustedClock(own, this::databaseTime, () -> nanos);
        ports.transactions = new io.dalmada.application.port.out.TransactionRunner() {
            @Override
            public <T> T inTransaction(java.util.function.Supplier<T> work) {
                T result = world.world.store.inTransaction(work);
                if (world.world.payments().stream()
                        .anyMatch(p -> p.lastAttempt().status() == AttemptStatus.SENDING)) {
                    off(Duration.ofHours(2));
                }
                return result;
            }

            @Override
            public boolean isActive() {
                return world.world.store.isActive();
            }
        };
        world.world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        Payment claimed = world.world.charge(key, 9_900, Optional.empty());

        assertThat(world.world.ledger().received(Step.CHARGE)).isZero();
        off(Duration.ZERO);
        ports.transactions = world.world.store;
        works(world.world.useCases);
        assertThat(world.world.payment(claimed.id()).lastAttempt().status()).isEqualTo(AttemptStatus.NOT_SENT);
    }
}
