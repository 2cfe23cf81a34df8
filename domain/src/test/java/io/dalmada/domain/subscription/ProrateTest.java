package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** More seats and upgrades that keep the billing day: what they cost more is collected with the next bill. */
class ProrateTest {
    private static final BillingRules RULES = Agreements.RULES;

    /** 30,000 won a month from 23 November; on 8 December fifteen of thirty days are left. */
    private static Life half() {
        return Life.active().until("2026-12-08T12:00");
    }

    private static Life seats(Life life, int seats) {
        return life.act(s -> s.changeWithNextBill(Agreements.MONTHLY, seats, life.now(), RULES));
    }

    @Test
    void more_seats_hold_at_once_and_are_paid_with_the_next_bill() {
        Life life = seats(half(), 3);

        assertThat(life.stored().arrangement().quantity()).isEqualTo(3);
        assertThat(life.sent()).as("nothing is charged now").hasSize(1);
        PlannedBill next = life.subscription().nextBill(life.now(), RULES).orElseThrow();
        assertThat(next.due()).isEqualTo("2026-12-23");
        assertThat(next.amount()).isEqualTo(Money.won(120_000));

        life.until("2027-01-24T00:00");
        assertThat(life.days()).containsExactly("2026-11-23", "2026-12-23", "2027-01-23");
        assertThat(life.amounts()).containsExactly(30_000L, 120_000L, 90_000L);
        assertThat(life.stored().debts()).isEmpty();
    }

    @Test
    void every_step_is_paid_from_its_day_on() {
        Life life = seats(half(), 2);
        seats(life.until("2026-12-18T12:00"), 3).until("2026-12-24T00:00");

        // 15 of 30 days of one seat more, then 5 of 30 of another one.
        assertThat(life.amounts()).containsExactly(30_000L, 90_000L + 15_000L + 5_000L);
    }

    @Test
    void in_a_first_period_up_to_the_anchor_it_costs_its_part_of_a_whole_one() {
        Life life = new Life(
                        Agreements.order(Agreements.MONTHLY, 0, Optional.empty(), Optional.of(1), Optional.empty()),
                        Agreements.NOW)
                .answered()
                .until("2026-11-26T12:00");

        // Five of November's thirty days are left.
        assertThat(seats(life, 2).until("2026-12-02T00:00").amounts()).containsExactly(8_000L, 65_000L);
    }

    @Test
    void only_the_days_that_were_served_are_owed_when_it_is_canceled() {
        Life life = seats(half(), 3).until("2026-12-13T12:00");

        Cancellation[] said = new Cancellation[1];
        life.act(s -> said[0] = s.cancelNow(life.now(), RULES));

        // Five days of two seats at 1,000 a day; the day of the cancellation does not count.
        assertThat(said[0].owed()).isEqualTo(Money.won(10_000));
    }

    @Test
    void what_costs_no_more_or_is_billed_at_other_intervals_is_refused() {
        PlanTerms weekly = Agreements.terms(99_000, new BillingInterval(Unit.WEEK, 1), DunningPolicy.STANDARD);
        refuses(Agreements.CHEAP);
        refuses(weekly);
    }

    @Test
    void the_last_period_of_a_term_has_no_next_bill() {
        Life life = new Life(Agreements.term(Agreements.MONTHLY, 1), Agreements.NOW).answered();

        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> seats(life, 2));
    }

    private static void refuses(PlanTerms terms) {
        Life life = half();
        Subscription.Snapshot before = life.stored();

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> life.act(s -> s.changeWithNextBill(terms, 1, life.now(), RULES)))
                .satisfies(refused -> assertThat(refused.field()).contains("prorate"));
        assertThat(life.stored()).isEqualTo(before);
    }
}
