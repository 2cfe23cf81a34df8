package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.shared.Seeds;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A trial has all of its days, whenever it is taken: the day on which it is taken counts only from its first moment on. */
class TrialTest {
    private static final ChargeWindow WINDOW = Agreements.RULES.window();

    @Test
    void a_week_taken_ten_minutes_before_midnight_ends_after_seven_whole_days() {
        assertThat(firstBill(7, Agreements.at("2026-12-01T23:50"))).isEqualTo("2026-12-09");
    }

    @Test
    void a_day_that_has_just_begun_counts() {
        assertThat(firstBill(7, Agreements.at("2026-12-01T00:00"))).isEqualTo("2026-12-08");
        assertThat(firstBill(7, Agreements.at("2026-12-01T00:00").plusNanos(1_000)))
                .isEqualTo("2026-12-09");
    }

    @Test
    void whenever_it_is_taken_it_lasts_as_long_as_promised_and_less_than_a_day_longer() {
        Seeds.forEach(2_000, random -> {
            int days = 1 + random.nextInt(365);
            Instant now = Agreements.NOW.plusSeconds(random.nextInt(40_000_000));
            Duration lasts = Duration.between(now, WINDOW.begin(firstBill(days, now)));
            assertThat(lasts)
                    .isBetween(Duration.ofDays(days), Duration.ofDays(days + 1).minusNanos(1));
        });
    }

    private static LocalDate firstBill(int days, Instant now) {
        Subscription started = Subscription.start(
                new SubscriptionId(new UUID(1, 1)), Agreements.trial(Agreements.MONTHLY, days), now, Agreements.RULES);
        assertThat(started.status()).isEqualTo(SubscriptionStatus.TRIALING);
        return started.snapshot().arrangement().span().from();
    }
}
