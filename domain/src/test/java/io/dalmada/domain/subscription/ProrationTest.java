package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Seeds;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProrationTest {
    private static final Span NOVEMBER = new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));

    @ParameterizedTest
    @CsvSource({
        "30000, 2026-11-01, 30000",
        "30000, 2026-11-16, 15000",
        "30000, 2026-11-30, 1000",
        "30000, 2026-12-01, 0",
        "30000, 2027-02-01, 0",
        "30000, 2026-10-01, 30000",
        "10000, 2026-11-11, 6667",
        "1, 2026-11-30, 1",
        "0, 2026-11-10, 0",
        "9999999999, 2026-11-30, 333333334",
    })
    void what_is_left_is_rounded_up(long paid, LocalDate today, long unused) {
        assertThat(Proration.unused(Money.won(paid), NOVEMBER, today)).isEqualTo(Money.won(unused));
    }

    @Test
    void used_and_unused_add_up_and_no_day_is_charged_for_more_than_its_share() {
        Seeds.forEach(5_000, random -> {
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
            Span span = new Span(from, from.plusDays(1 + random.nextInt(731)));
            long paid = random.nextBoolean() ? random.nextInt(100) : random.nextLong(9_999_999_999L);
            LocalDate today = from.plusDays(random.nextInt(800) - 20);
            long unused = Proration.unused(Money.won(paid), span, today).minor();
            long used = paid - unused;
            assertThat(unused).isBetween(0L, paid);
            long daysUsed = Math.max(0, Math.min(span.days(), today.toEpochDay() - from.toEpochDay()));
            // used <= exact share < used + 1
            assertThat(Math.multiplyHigh(paid, daysUsed)).isZero();
            assertThat(used * span.days()).isLessThanOrEqualTo(paid * daysUsed);
            assertThat((used + 1) * span.days()).isGreaterThan(paid * daysUsed);
            Money tomorrow = Proration.unused(Money.won(paid), span, today.plusDays(1));
            assertThat(tomorrow.minor()).isLessThanOrEqualTo(unused);
        });
    }

    @Test
    void a_part_of_a_period_is_rounded_down_and_never_costs_more_than_the_whole() {
        Seeds.forEach(5_000, random -> {
            LocalDate until = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
            Span whole = new Span(until.minusDays(1 + random.nextInt(731)), until);
            Span part = new Span(until.minusDays(1 + random.nextInt((int) whole.days())), until);
            long price = 1 + random.nextLong(9_999_999_999L);
            long cost = Proration.part(Money.won(price), part, whole).minor();
            assertThat(cost * whole.days()).isLessThanOrEqualTo(price * part.days());
            assertThat((cost + 1) * whole.days()).isGreaterThan(price * part.days());
        });
    }
}
