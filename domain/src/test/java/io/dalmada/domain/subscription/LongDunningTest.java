package io.dalmada.domain.subscription;

import static io.dalmada.domain.gateway.DeclineReason.CARD_EXPIRED;
import static io.dalmada.domain.gateway.DeclineReason.INSUFFICIENT_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Dunning that lasts longer than the period (decision 0035): 7,000 won a week, or 1,000 a day, from 23 November. */
class LongDunningTest {
    private static final BillingKeyId OTHER = new BillingKeyId(new UUID(8, 8));

    private static Life every(int days, long won) {
        BillingInterval interval = new BillingInterval(Unit.DAY, days);
        return new Life(Agreements.order(Agreements.terms(won, interval, DunningPolicy.STANDARD)), Agreements.NOW)
                .answered();
    }

    @Test
    void a_weekly_debt_that_is_paid_goes_on_and_bills_no_day_of_the_suspension() {
        Life life = every(7, 7_000).declines(CARD_EXPIRED).until("2026-12-20T12:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        life.act(s -> s.replaceBillingKey(OTHER, Agreements.GATEWAY, life.now()))
                .answered();
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.stored().heldSince()).as("held").isEmpty();
        life.until("2026-12-29T12:00");
        // The debt; then the week that begins on the day of the payment, a day later: never two bills a day.
        assertThat(life.days()).containsExactly("2026-11-23", "2026-11-30", "2026-12-20", "2026-12-21", "2026-12-27");
        assertThat(life.sent().get(3).span())
                .isEqualTo(new Span(
                        Agreements.at("2026-12-20T00:00")
                                .atZone(Agreements.RULES.window().zone())
                                .toLocalDate(),
                        life.sent().get(4).span().from()));
    }

    @Test
    void a_daily_plan_whose_bill_is_paid_a_day_late_has_caught_up_on_the_next_day() {
        Life life = every(1, 1_000).declines(INSUFFICIENT_BALANCE).until("2026-11-28T12:00");
        assertThat(life.days())
                .containsExactly("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28");
        assertThat(life.amounts()).isEqualTo(List.of(1_000L, 1_000L, 1_000L, 2_000L, 1_000L, 1_000L));
        assertThat(life.stored().arrangement().span().from()).isEqualTo("2026-11-29");
    }

    /** Two months with a card that is empty half of the time. */
    @Test
    void the_next_bill_never_lies_in_the_past() {
        Life life = every(7, 7_000).declines(INSUFFICIENT_BALANCE);
        int late = 0;
        for (int hours = 0; hours < 60 * 24; hours += 6) {
            life.until(life.now().plus(Duration.ofHours(6)));
            Optional<PlannedBill> next = life.subscription().nextBill(life.now(), Agreements.RULES);
            next.ifPresent(bill -> assertThat(bill.due()).isAfterOrEqualTo(life.today()));
            late += life.status() == SubscriptionStatus.PAST_DUE && next.isPresent() ? 1 : 0;
        }
        assertThat(late).as("looks while it was past due").isPositive();
    }

    @Test
    void the_next_bill_knows_what_its_gateway_charges_at_least() {
        Life life = every(7, 150);
        PlannedBill next = life.subscription()
                .nextBill(life.now(), Agreements.RULES.withMinimum(Money.won(1_000)))
                .orElseThrow();
        assertThat(next.amount().minor()).isZero();
        assertThat(next.carried().minor()).isEqualTo(150);
    }
}
