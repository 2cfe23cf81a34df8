package io.dalmada.domain.subscription;

import static io.dalmada.domain.gateway.DeclineReason.INSUFFICIENT_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Life.Answer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Starts, changes, pauses and fixed terms; 30,000 won a month from 23 November. */
class ChangesTest {
    private static final BillingRules RULES = Agreements.RULES;

    // ---- orders

    @Test
    void an_order_that_makes_no_sense_is_refused() {
        refuses(Agreements.startingOn(Agreements.MONTHLY, Agreements.TODAY.minusDays(1)));
        refuses(Agreements.startingOn(
                Agreements.MONTHLY, Agreements.TODAY.plusYears(1).plusDays(1)));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> Agreements.term(Agreements.MONTHLY, 0));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> Agreements.term(Agreements.MONTHLY, 1_201));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> Agreements.trial(Agreements.MONTHLY, -1));
        PlanTerms weekly = Agreements.terms(7_000, new BillingInterval(Unit.WEEK, 1), DunningPolicy.STANDARD);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Agreements.order(weekly, 0, Optional.empty(), Optional.of(1), Optional.empty()));
        refuses(Agreements.order(Agreements.terms(10_000_000_000L, BillingInterval.monthly(), DunningPolicy.STANDARD)));
    }

    private static void refuses(Order order) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> new Life(order, Agreements.NOW));
    }

    // ---- starts

    @Test
    void who_signs_up_at_night_is_charged_at_once() {
        Life life = new Life(Agreements.order(Agreements.MONTHLY), Agreements.at("2026-11-24T02:00"));
        assertThat(life.sent()).hasSize(1);
        assertThat(life.answered().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void a_later_start_is_charged_on_its_day_and_trouble_then_does_not_end_it() {
        Life life = new Life(Agreements.startingOn(Agreements.MONTHLY, LocalDate.of(2026, 12, 10)), Agreements.NOW);
        life.declines(DeclineReason.SYSTEM_ERROR).next(Answer.NOT_SENT).until("2026-12-11T00:00");
        assertThat(life.days()).containsExactly("2026-12-10", "2026-12-10", "2026-12-10");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void a_sign_up_that_cannot_be_sent_is_given_up_a_day_after_it_fell_due() {
        Life now = new Life(Agreements.order(Agreements.MONTHLY), Agreements.NOW);
        Life later = new Life(Agreements.startingOn(Agreements.MONTHLY, LocalDate.of(2026, 12, 10)), Agreements.NOW);
        for (int i = 0; i < 20; i++) {
            now.next(Answer.NOT_SENT);
            later.next(Answer.NOT_SENT);
        }
        assertThat(now.until("2026-11-24T09:59").status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(now.until("2026-11-24T10:00").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(later.copy().until("2026-12-10T09:59").status()).isEqualTo(SubscriptionStatus.SCHEDULED);
        assertThat(later.until("2026-12-11T09:59").status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(later.until("2026-12-11T10:00").status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void a_first_period_up_to_the_anchor_costs_its_days() {
        Life life = new Life(
                        Agreements.order(Agreements.MONTHLY, 0, Optional.empty(), Optional.of(1), Optional.empty()),
                        Agreements.NOW)
                .until("2027-01-02T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-01", "2027-01-01");
        assertThat(life.amounts()).containsExactly(8_000L, 30_000L, 30_000L);
        assertThat(life.sent().get(0).demand().lines().get(0).kind()).isEqualTo(PriceLine.Kind.PRORATION);
        assertThat(life.sent().get(1).demand().lines().get(0).kind()).isEqualTo(PriceLine.Kind.PRODUCT);
    }

    @Test
    void a_trial_that_is_declined_is_dunned_like_any_other() {
        Life life = Situation.TRIALING.life().declines(INSUFFICIENT_BALANCE).until("2026-12-08T12:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
    }

    // ---- other terms

    @Test
    void a_downgrades_credit_is_carried_until_it_is_used_up() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.changeNow(
                Agreements.terms(9_000, BillingInterval.monthly(), DunningPolicy.STANDARD), 1, life.now(), RULES));
        assertThat(life.sent()).hasSize(1);
        assertThat(life.stored().credit()).isEqualTo(Money.won(6_000));
        life.until("2027-02-09T00:00");
        assertThat(life.amounts()).containsExactly(30_000L, 3_000L, 9_000L);
        assertThat(life.days()).containsExactly("2026-11-23", "2027-01-08", "2027-02-08");
        assertThat(life.stored().credit()).isEqualTo(Money.won(0));
    }

    @Test
    void a_change_that_is_declined_leaves_everything_as_it_was() {
        Life life = Situation.CHANGING.life();
        Life without = Situation.ACTIVE.life();
        life.declines(INSUFFICIENT_BALANCE).answered();
        assertThat(life.stored().credit()).isEqualTo(without.stored().credit());
        assertThat(life.stored().current()).isEqualTo(without.stored().current());
        assertThat(life.stored().arrangement()).isEqualTo(without.stored().arrangement());
        assertThat(life.stored().next()).isEqualTo(without.stored().next());
    }

    @Test
    void weeks_become_months_from_the_day_on_which_the_next_period_begins() {
        PlanTerms weekly = Agreements.terms(7_000, new BillingInterval(Unit.WEEK, 1), DunningPolicy.STANDARD);
        Life life =
                new Life(Agreements.order(weekly), Agreements.NOW).answered().until("2026-12-02T12:00");
        life.act(s -> s.changeAtPeriodEnd(Agreements.MONTHLY, 1, life.now())).until("2027-02-08T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-11-30", "2026-12-07", "2027-01-07", "2027-02-07");
        assertThat(life.amounts()).containsExactly(7_000L, 7_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void months_become_years_and_keep_the_anchor() {
        Life life = new Life(Agreements.order(Agreements.MONTHLY), Agreements.at("2027-01-31T10:00")).answered();
        PlanTerms yearly = Agreements.terms(300_000, new BillingInterval(Unit.YEAR, 1), DunningPolicy.STANDARD);
        life.act(s -> s.changeAtPeriodEnd(yearly, 1, life.now())).until("2028-03-01T00:00");
        assertThat(life.days()).containsExactly("2027-01-31", "2027-02-28", "2028-02-29");
    }

    @Test
    void an_act_at_night_does_not_collect_what_the_day_has_left_over() {
        Life life = Life.active().at("2026-12-23T23:45");
        life.act(s -> s.changeAtPeriodEnd(Agreements.CHEAP, 1, life.now()));
        assertThat(life.sent()).hasSize(1);
        assertThat(life.until("2026-12-24T09:00").amounts()).containsExactly(30_000L, 9_000L);
    }

    // ---- pauses

    @Test
    void a_pause_ends_by_itself_on_its_day() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.of(LocalDate.of(2027, 1, 10)), life.now(), RULES))
                .until("2027-02-11T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2027-01-10", "2027-02-10");
        assertThat(life.amounts()).containsExactly(30_000L, 15_000L, 30_000L);
    }

    @Test
    void a_pause_ends_in_the_window_although_nobody_was_there_on_its_day() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.of(LocalDate.of(2027, 1, 10)), life.now(), RULES))
                .at("2027-01-12T02:00");
        assertThat(life.run().sent()).hasSize(1);
        life.until("2027-01-12T12:00");
        assertThat(life.sent().get(1).span().from()).isEqualTo("2027-01-12");
    }

    @Test
    void a_pause_that_should_end_is_not_kept_up_by_trouble() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.of(LocalDate.of(2027, 1, 10)), life.now(), RULES));
        life.next(Answer.NOT_SENT, Decline.of(DeclineReason.SYSTEM_ERROR)).until("2027-01-13T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2027-01-10", "2027-01-11", "2027-01-12");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.stored().current().orElseThrow().span().from()).isEqualTo("2027-01-12");
    }

    @Test
    void a_pause_ends_within_a_year() {
        Life life = Life.active().until("2026-12-08T12:00");
        refuses(life, s -> s.pause(Optional.of(LocalDate.of(2026, 12, 8)), life.now(), RULES));
        refuses(life, s -> s.pause(Optional.of(LocalDate.of(2027, 12, 9)), life.now(), RULES));
        life.act(s -> s.pause(Optional.of(LocalDate.of(2027, 12, 8)), life.now(), RULES))
                .until("2027-12-09T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2027-12-08");
    }

    @Test
    void what_was_scheduled_before_a_pause_holds_after_it() {
        Life life = Life.active();
        life.act(s -> s.changeAtPeriodEnd(Agreements.CHEAP, 1, life.now())).at("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.empty(), life.now(), RULES)).at("2026-12-20T12:00");
        life.act(s -> s.resume(life.now(), RULES));
        assertThat(life.stored().arrangement().terms()).isEqualTo(Agreements.CHEAP);
        assertThat(life.stored().credit()).isEqualTo(Money.won(6_000));
    }

    @Test
    void money_given_back_in_a_pause_is_no_credit_any_more() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.empty(), life.now(), RULES));
        life.givenBack(0, 15_000);
        assertThat(life.stored().credit()).isEqualTo(Money.won(0));
        assertThat(life.stored().current().orElseThrow().value()).isEqualTo(Money.won(15_000));
    }

    @Test
    void money_given_back_makes_the_rest_of_the_running_period_worth_less() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.givenBack(0, 10_000);
        // 15,000 won were used up and stay so; of the other 15,000 won 10,000 are gone.
        life.act(s -> assertThat(s.cancelNow(life.now(), RULES).refundQuote()).isEqualTo(Money.won(5_000)));
    }

    // ---- fixed terms

    @Test
    void a_term_of_three_periods_is_billed_three_times_and_ends_with_the_last_one() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 3), Agreements.NOW).until("2027-02-22T23:59");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.subscription().preview(5, life.now(), Agreements.RULES)).isEmpty();
        assertThat(life.until("2027-02-23T00:00").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-23", "2027-01-23");
    }

    @Test
    void a_period_cut_short_by_a_change_or_a_pause_does_not_count() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 2), Agreements.NOW).until("2026-12-08T12:00");
        life.act(s -> s.changeNow(Agreements.DEAR, 1, life.now(), RULES))
                .answered()
                .until("2026-12-20T12:00");
        life.act(s -> s.pause(Optional.empty(), life.now(), RULES)).at("2027-01-05T12:00");
        life.act(s -> s.resume(life.now(), RULES)).answered().until("2027-06-01T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-08", "2027-01-05", "2027-02-05");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void what_is_changed_or_paused_after_its_last_day_has_no_period_more_than_agreed() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 2), Agreements.NOW)
                .answered()
                .at("2026-12-23T09:00");
        Life paused = life.copy();
        life.act(s -> s.changeNow(Agreements.DEAR, 1, life.now(), RULES))
                .answered()
                .until("2027-06-01T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-23");
        paused.act(s -> s.pause(Optional.of(LocalDate.of(2027, 1, 1)), paused.now(), RULES))
                .until("2027-06-01T00:00");
        assertThat(paused.days()).containsExactly("2026-11-23", "2027-01-01");
    }

    @Test
    void a_term_that_is_over_is_neither_changed_nor_paused() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 1), Agreements.NOW).answered();
        refuses(life, s -> s.changeAtPeriodEnd(Agreements.CHEAP, 1, life.now()));
        life.at("2026-12-23T00:30");
        refuses(life, s -> s.changeNow(Agreements.CHEAP, 1, life.now(), RULES));
        refuses(life, s -> s.pause(Optional.empty(), life.now(), RULES));
        assertThat(life.run().status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void a_waived_period_is_one_of_the_term() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 3), Agreements.NOW)
                .answered()
                .at("2027-01-10T12:00")
                .run();
        Life last = life.copy();
        life.act(s -> s.release(false, life.now(), RULES)).until("2027-06-01T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2027-01-23");
        last.at("2027-02-10T12:00").act(s -> s.release(false, last.now(), RULES));
        assertThat(last.until("2027-02-22T23:00").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(last.until("2027-02-23T00:00").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(last.sent()).hasSize(1);
    }

    private static void refuses(Life life, Consumer<Subscription> act) {
        Subscription.Snapshot before = life.stored();
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> life.act(act));
        assertThat(life.stored()).isEqualTo(before);
    }
}
