package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Life.Answer;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancel wins (I-16). */
class CancellationTest {
    private static final BillingRules RULES = Agreements.RULES;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CANCELED", "ENDED"})
    void after_it_nothing_is_ever_asked_to_be_charged(Situation situation) {
        Life life = situation.life();
        int sent = life.sent().size();
        life.act(s -> s.cancelNow(life.now(), RULES));
        life.until("2028-01-01T00:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(life.sent()).hasSize(sent);
        assertThat(life.subscription().preview(12, life.now(), RULES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNING_UP", "RENEWING", "CHANGING", "RETRYING", "RESUMING"})
    void what_turns_out_charged_afterwards_is_given_back(Situation situation) {
        Life life = situation.life();
        Optional<PaidPeriod> paid = life.stored().current();
        life.act(s -> s.cancelNow(life.now(), RULES)).answer(Answer.APPROVED);
        assertThat(life.givenBack())
                .containsExactly(life.sent().get(life.sent().size() - 1).number());
        assertThat(life.stored().current()).isEqualTo(paid);
    }

    @Test
    void money_for_a_bill_that_was_dropped_is_given_back() {
        Life life = Situation.CHANGING.life().answer(Answer.ABSENT);
        int number = life.sent().get(1).number();
        life.act(s -> assertThat(s.paid(number, life.sent().get(1).demand().payment(), life.now(), RULES))
                .isFalse());
        assertThat(life.stored().arrangement().terms()).isEqualTo(Agreements.MONTHLY);
    }

    @Test
    void a_charge_that_was_held_absent_and_turns_up_pays_the_open_bill() {
        Life life = Situation.RENEWING.life().answer(Answer.ABSENT);
        life.answer(Answer.APPROVED);
        assertThat(life.givenBack()).isEmpty();
        assertThat(life.stored().current().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void the_answer_states_the_last_day_and_what_the_unused_days_are_worth() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> {
            Cancellation answer = s.cancelNow(life.now(), RULES);
            assertThat(answer.lastServiceDay()).contains(LocalDate.of(2026, 12, 8));
            assertThat(answer.refundQuote()).isEqualTo(Money.won(15_000));
            assertThat(answer.credit()).isEqualTo(Money.won(0));
            assertThat(answer.payment()).contains(life.sent().get(0).demand().payment());
        });
    }

    @Test
    void in_a_pause_the_unused_days_are_credit_and_not_quoted_again() {
        Life life = Life.active().until("2026-12-08T12:00");
        life.act(s -> s.pause(Optional.empty(), life.now(), RULES));
        life.at("2026-12-10T12:00").act(s -> {
            Cancellation answer = s.cancelNow(life.now(), RULES);
            assertThat(answer.refundQuote()).isEqualTo(Money.won(0));
            assertThat(answer.credit()).isEqualTo(Money.won(15_000));
        });
    }

    // ---- at the period's end

    @Test
    void canceled_at_the_periods_end_it_serves_its_last_day_and_charges_nothing_more() {
        Life life = Life.active();
        life.act(s -> assertThat(s.cancelAtPeriodEnd(life.now(), RULES).lastServiceDay())
                .contains(LocalDate.of(2026, 12, 22)));
        assertThat(life.subscription().preview(3, life.now(), RULES)).isEmpty();
        assertThat(life.until("2026-12-22T23:59").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.until("2026-12-23T00:00").status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(life.sent()).hasSize(1);
    }

    @Test
    void taken_back_it_goes_on_as_if_nothing_had_been() {
        Life life = Life.active();
        Optional<NextStep> before = life.stored().next();
        life.act(s -> s.cancelAtPeriodEnd(life.now(), RULES));
        life.until("2026-12-22T23:59").act(s -> s.uncancel(life.now(), RULES));
        assertThat(life.stored().next()).isEqualTo(before);
        assertThat(life.until("2027-01-24T00:00").days()).containsExactly("2026-11-23", "2026-12-23", "2027-01-23");
    }

    @Test
    void after_the_period_it_is_not_taken_back_although_nobody_was_there_to_end_it() {
        Life life = Situation.ENDING.life().at("2026-12-23T09:00");
        assertThat(catchThrowable(() -> life.act(s -> s.uncancel(life.now(), RULES))))
                .hasMessageContaining("over");
    }

    @Test
    void a_trial_is_canceled_at_its_end_without_any_charge_and_may_be_taken_up_again() {
        Life life = Situation.TRIALING.life();
        life.act(s -> s.cancelAtPeriodEnd(life.now(), RULES));
        Life again = life.copy();
        assertThat(life.until("2026-12-08T00:00").status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(life.sent()).isEmpty();
        again.act(s -> s.uncancel(again.now(), RULES)).until("2026-12-09T00:00");
        assertThat(again.days()).containsExactly("2026-12-08");
    }

    @Test
    void during_a_change_it_ends_with_the_period_that_the_change_begins() {
        Life life = Situation.CHANGING.life();
        life.act(s -> s.cancelAtPeriodEnd(life.now(), RULES)).answer(Answer.APPROVED);
        assertThat(life.until("2027-01-02T23:59").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.until("2027-01-03T00:00").status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(life.sent()).hasSize(2);
    }

    @Test
    void during_a_change_that_fails_it_ends_with_the_period_it_has() {
        Life life = Situation.CHANGING.life();
        life.act(s -> s.cancelAtPeriodEnd(life.now(), RULES));
        life.declines(DeclineReason.INSUFFICIENT_BALANCE).answered();
        assertThat(life.until("2026-12-23T00:00").status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    @Test
    void it_may_be_taken_back_during_a_change() {
        Life life = Situation.CHANGING.life();
        life.act(s -> s.cancelAtPeriodEnd(life.now(), RULES)).act(s -> s.uncancel(life.now(), RULES));
        assertThat(life.sent()).hasSize(2);
        life.answered().until("2027-01-04T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-03", "2027-01-03");
    }
}
