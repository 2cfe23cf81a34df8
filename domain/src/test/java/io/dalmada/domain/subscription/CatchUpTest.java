package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.shared.Seeds;
import io.dalmada.domain.subscription.Life.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-24, I-15: after an outage. */
class CatchUpTest {
    private static final BillingInterval DAILY = new BillingInterval(Unit.DAY, 1);

    @Test
    void each_missed_period_is_collected_once_one_a_day_oldest_first() {
        Life life =
                everyOtherDay().until("2026-11-23T12:00").at("2026-11-29T16:00").until("2026-12-03T12:00");
        assertThat(life.days())
                .containsExactly("2026-11-23", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03");
        assertThat(life.sent())
                .extracting(s -> s.span().from().toString())
                .containsExactly("2026-11-23", "2026-11-25", "2026-11-27", "2026-11-29", "2026-12-01", "2026-12-03");
    }

    /** One a day would never catch up. */
    @Test
    void days_that_are_over_are_collected_with_the_bill_of_the_day() {
        Life life = daily(3).until("2026-11-23T12:00").at("2026-11-27T16:00").until("2026-11-29T12:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29");
        assertThat(life.amounts()).containsExactly(3_000L, 12_000L, 3_000L, 3_000L);
        assertThat(life.sent().get(1).span().from()).isEqualTo("2026-11-27");
    }

    @Test
    void what_is_a_week_old_is_collected_and_what_is_older_waits_for_a_person() {
        assertThat(Life.active().at("2026-12-30T17:59").run().sent()).hasSize(2);
        Life old = Life.active().at("2026-12-31T00:30").until("2027-12-31T00:00");
        assertThat(old.sent()).hasSize(1);
        assertThat(old.stored().heldSince()).contains(LocalDate.of(2026, 12, 31));
        assertThat(old.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void a_released_bill_is_collected_and_the_next_too_old_one_waits_again() {
        Life life = Life.active().at("2027-02-15T12:00").run();
        life.act(s -> s.release(true, life.now(), Agreements.RULES)).answered();
        assertThat(life.days()).containsExactly("2026-11-23", "2027-02-15");
        assertThat(life.stored().current().orElseThrow().span().from()).isEqualTo("2026-12-23");
        life.until("2027-02-16T12:00");
        assertThat(life.sent()).hasSize(2);
        assertThat(life.stored().heldSince()).contains(LocalDate.of(2027, 2, 16));
    }

    @Test
    void a_bill_released_at_night_waits_for_the_window() {
        Life life = Life.active().at("2027-02-15T12:00").run().at("2027-02-16T02:00");
        life.act(s -> s.release(true, life.now(), Agreements.RULES));
        assertThat(life.sent()).hasSize(1);
        assertThat(life.until("2027-02-16T09:00").days()).endsWith("2027-02-16");
    }

    @Test
    void a_released_bill_that_meets_trouble_or_a_decline_has_its_days_from_then_on() {
        Life life = Life.active().at("2027-02-15T12:00").run();
        life.act(s -> s.release(true, life.now(), Agreements.RULES)).answer(Answer.NOT_SENT);
        assertThat(life.stored().heldSince()).isEmpty();
        life.declines(DeclineReason.INSUFFICIENT_BALANCE).until("2027-02-15T18:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        assertThat(life.stored().next().orElseThrow().at()).isEqualTo(Agreements.at("2027-02-16T10:00"));
    }

    @Test
    void waived_it_goes_on_with_the_first_period_that_has_not_begun() {
        Life life = Life.active().at("2027-02-15T12:00").run();
        life.act(s -> s.release(false, life.now(), Agreements.RULES)).until("2027-04-01T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2027-02-23", "2027-03-23");
    }

    @Test
    void a_change_for_the_next_period_is_not_lost_when_that_is_waived() {
        Life life = Life.active();
        life.act(s -> s.changeAtPeriodEnd(Agreements.CHEAP, 1, life.now()));
        life.at("2027-02-15T12:00").run();
        life.act(s -> s.release(false, life.now(), Agreements.RULES)).until("2027-02-24T00:00");
        assertThat(life.amounts()).containsExactly(30_000L, 9_000L);
    }

    @Test
    void service_of_a_waived_period_may_be_canceled_at_its_end() {
        Life life = Life.active().at("2027-02-15T12:00").run();
        life.act(s -> s.release(false, life.now(), Agreements.RULES));
        life.act(s -> assertThat(
                        s.cancelAtPeriodEnd(life.now(), Agreements.RULES).lastServiceDay())
                .contains(LocalDate.of(2027, 2, 22)));
        assertThat(life.until("2027-02-22T23:59").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.until("2027-02-23T00:00").status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    @Test
    void trouble_for_longer_than_the_limit_waits_for_a_person_and_a_waived_bill_is_dropped() {
        Life life = Life.active();
        for (int i = 0; i < 30; i++) {
            life.next(Answer.NOT_SENT);
        }
        life.until("2027-01-05T00:00");
        assertThat(life.stored().heldSince()).contains(LocalDate.of(2026, 12, 31));
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        life.act(s -> s.release(false, life.now(), Agreements.RULES));
        assertThat(life.history())
                .filteredOn(e -> e.type().equals("subscription.bill.dropped"))
                .hasSize(1);
        assertThat(life.stored().bill()).isEmpty();
    }

    @Test
    void a_bill_that_met_trouble_before_the_outage_waits_for_a_person_after_it() {
        Life life = Life.active()
                .next(Answer.NOT_SENT)
                .until("2026-12-23T10:30")
                .at("2026-12-31T12:00")
                .run();
        assertThat(life.sent()).hasSize(2);
        assertThat(life.stored().heldSince()).isPresent();
    }

    @Test
    void a_late_start_waits_for_a_person_and_is_still_a_first_bill() {
        Life life = new Life(Agreements.startingOn(Agreements.MONTHLY, LocalDate.of(2026, 12, 1)), Agreements.NOW)
                .at("2026-12-20T12:00")
                .run();
        assertThat(life.stored().heldSince()).isPresent();
        life.act(s -> s.release(true, life.now(), Agreements.RULES));
        assertThat(life.stored().bill().orElseThrow().kind()).isEqualTo(Bill.Kind.FIRST);
        assertThat(life.declines(DeclineReason.INSUFFICIENT_BALANCE).answered().status())
                .isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void a_retry_that_succeeds_late_is_not_followed_by_another_period_on_the_same_day() {
        Life life = daily(1).until("2026-11-23T12:00").next(Answer.ABSENT).until("2026-11-25T12:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-11-24", "2026-11-25");
        life.until("2026-11-26T12:00");
        assertThat(life.days()).endsWith("2026-11-25", "2026-11-26");
        assertThat(life.amounts()).endsWith(1_000L, 2_000L);
    }

    @Test
    void any_outages_give_each_period_once_in_order_and_one_a_day() {
        Seeds.forEach(1_000, random -> {
            BillingInterval interval =
                    new BillingInterval(random.nextBoolean() ? Unit.DAY : Unit.WEEK, 1 + random.nextInt(3));
            Life life = new Life(
                            Agreements.order(Agreements.terms(1_000, interval, DunningPolicy.STANDARD)), Agreements.NOW)
                    .answered();
            Instant end = Agreements.NOW.plus(120, ChronoUnit.DAYS);
            while (life.now().isBefore(end)) {
                life.until(life.now().plus(random.nextInt(10 * 24), ChronoUnit.HOURS));
                life.at(life.now().plus(random.nextInt(12 * 24), ChronoUnit.HOURS));
                if (life.stored().heldSince().isPresent()) {
                    boolean collect = random.nextBoolean();
                    life.act(s -> s.release(collect, life.now(), Agreements.RULES));
                }
            }
            List<LocalDate> from =
                    life.sent().stream().map(s -> s.span().from()).toList();
            assertThat(from).doesNotHaveDuplicates().isSorted();
            assertThat(life.days()).doesNotHaveDuplicates();
            assertOldOnesWereReleased(life);
        });
    }

    /** Nothing older than the limit was collected without a person's word, which is not older either. */
    private static void assertOldOnesWereReleased(Life life) {
        for (Life.Sent sent : life.sent()) {
            LocalDate day = Agreements.RULES.window().day(sent.at());
            if (ChronoUnit.DAYS.between(sent.span().from(), day) > Agreements.RULES.catchUpDays()) {
                Optional<Instant> released = life.history().stream()
                        .filter(e -> e.type().equals("subscription.released") && !e.at().isAfter(sent.at()))
                        .map(SubscriptionEvent::at)
                        .reduce((a, b) -> b);
                assertThat(released.map(Agreements.RULES.window()::day)
                                .orElseThrow()
                                .plusDays(Agreements.RULES.catchUpDays()))
                        .isAfterOrEqualTo(day);
            }
        }
    }

    private static Life everyOtherDay() {
        BillingInterval interval = new BillingInterval(Unit.DAY, 2);
        return new Life(Agreements.order(Agreements.terms(1_000, interval, DunningPolicy.STANDARD)), Agreements.NOW)
                .answered();
    }

    private static Life daily(int thousands) {
        return new Life(
                        Agreements.order(Agreements.terms(thousands * 1_000L, DAILY, DunningPolicy.STANDARD)),
                        Agreements.NOW)
                .answered();
    }
}
