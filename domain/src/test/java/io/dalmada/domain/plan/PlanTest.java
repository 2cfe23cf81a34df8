package io.dalmada.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void terms_that_were_agreed_on_do_not_change_with_the_price() {
        Plan plan = plan(0, 9_900);
        PlanTerms agreed = plan.terms();
        plan.addPrice(Money.won(12_900), TaxType.TAXABLE, NOW.plusSeconds(1));
        assertThat(agreed.unitPrice()).isEqualTo(Money.won(9_900));
        assertThat(agreed.priceVersion()).isEqualTo(1);
        assertThat(plan.terms().unitPrice()).isEqualTo(Money.won(12_900));
        assertThat(plan.terms().priceVersion()).isEqualTo(2);
    }

    @Test
    void a_plan_is_stored_and_loaded_as_it_is() {
        Plan plan = plan(14, 9_900);
        plan.addPrice(Money.won(12_900), TaxType.TAX_FREE, NOW);
        Plan loaded = Plan.reconstitute(plan.snapshot());
        assertThat(loaded.snapshot()).isEqualTo(plan.snapshot());
        assertThat(loaded.terms()).isEqualTo(plan.terms());
        assertThat(plan.loadedPrices()).isZero();
        assertThat(loaded.loadedPrices()).isEqualTo(2);
    }

    @Test
    void a_price_is_at_least_one_won_and_a_trial_at_most_a_year() {
        refuses(Refusal.AMOUNT_INVALID, () -> plan(0, 0));
        refuses(Refusal.AMOUNT_INVALID, () -> plan(0, 1).addPrice(Money.won(0), TaxType.TAXABLE, NOW));
        refuses(Refusal.PLAN_INVALID, () -> plan(-1, 1));
        refuses(Refusal.PLAN_INVALID, () -> plan(366, 1));
        assertThat(plan(365, 1).trialDays()).isEqualTo(365);
    }

    @ParameterizedTest
    @CsvSource({"DAY, 731", "WEEK, 104", "MONTH, 24", "YEAR, 2"})
    void an_interval_is_up_to_two_years(Unit unit, int most) {
        BillingInterval longest = new BillingInterval(unit, most);
        assertThat(longest.byMonth()).isEqualTo(unit == Unit.MONTH || unit == Unit.YEAR);
        assertThat(longest.months() == 0).isEqualTo(longest.days() > 0);
        refuses(Refusal.PLAN_INVALID, () -> new BillingInterval(unit, most + 1));
        refuses(Refusal.PLAN_INVALID, () -> new BillingInterval(unit, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "프로", "a b", "a/b", "12345678901234567890123456789012345678901"})
    void a_code_has_letters_digits_and_dashes(String text) {
        refuses(Refusal.PLAN_INVALID, () -> new PlanCode(text));
    }

    private static Plan plan(int trialDays, long won) {
        return Plan.create(
                new PlanCode("PRO"),
                new OrderTitle("월간 구독", Optional.empty()),
                BillingInterval.monthly(),
                trialDays,
                DunningPolicy.STANDARD,
                Money.won(won),
                TaxType.TAXABLE,
                NOW);
    }

    private static void refuses(Refusal refusal, ThrowingCallable act) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(act)
                .matches(refused -> refused.refusal() == refusal);
    }
}
