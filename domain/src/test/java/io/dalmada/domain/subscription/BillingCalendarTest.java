package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.Seeds;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I-13, I-14: against a calendar that is walked through day by day. */
class BillingCalendarTest {
    private static final int MONTHS = 1_200;

    @ParameterizedTest
    @ValueSource(ints = {28, 29, 30, 31})
    void no_month_is_skipped_or_doubled_in_a_hundred_years(int anchor) {
        for (LocalDate first = LocalDate.of(2026, 1, 1);
                first.isBefore(LocalDate.of(2026, 4, 1));
                first = first.plusDays(1)) {
            BillingCalendar calendar = new BillingCalendar(first, anchor, BillingInterval.monthly());
            assertThat(starts(calendar, MONTHS))
                    .as("%s, anchor %d", first, anchor)
                    .isEqualTo(WalkedCalendar.starts(first, anchor, 1, MONTHS));
        }
    }

    @Test
    void any_months_from_any_day_are_as_walked() {
        Seeds.forEach(2_000, random -> {
            LocalDate first = day(random);
            int anchor = 1 + random.nextInt(31);
            int months = 1 + random.nextInt(24);
            BillingCalendar calendar = new BillingCalendar(first, anchor, new BillingInterval(Unit.MONTH, months));
            int count = MONTHS / months;
            assertThat(starts(calendar, count)).isEqualTo(WalkedCalendar.starts(first, anchor, months, count));
        });
    }

    @Test
    void a_year_is_twelve_months() {
        Seeds.forEach(500, random -> {
            LocalDate first = day(random);
            int anchor = 1 + random.nextInt(31);
            int years = 1 + random.nextInt(2);
            BillingCalendar byYear = new BillingCalendar(first, anchor, new BillingInterval(Unit.YEAR, years));
            BillingCalendar byMonth = new BillingCalendar(first, anchor, new BillingInterval(Unit.MONTH, 12 * years));
            assertThat(starts(byYear, 100)).isEqualTo(starts(byMonth, 100));
        });
    }

    @Test
    void days_and_weeks_are_counted_and_have_no_short_period() {
        Seeds.forEach(500, random -> {
            LocalDate first = day(random);
            int count = 1 + random.nextInt(104);
            boolean weeks = random.nextBoolean();
            BillingCalendar calendar =
                    BillingCalendar.from(first, new BillingInterval(weeks ? Unit.WEEK : Unit.DAY, count));
            LocalDate expected = first;
            for (int index = 0; index < 200; index++) {
                assertThat(calendar.start(index)).isEqualTo(expected);
                expected = expected.plus(weeks ? Period.ofWeeks(count) : Period.ofDays(count));
            }
            assertThat(calendar.hasStub()).isFalse();
        });
    }

    @Test
    void periods_tile_and_only_the_first_one_is_short() {
        Seeds.forEach(2_000, random -> {
            BillingCalendar calendar = new BillingCalendar(
                    day(random), 1 + random.nextInt(31), new BillingInterval(Unit.MONTH, 1 + random.nextInt(24)));
            for (int index = 0; index < 60; index++) {
                assertThat(calendar.period(index).until())
                        .isEqualTo(calendar.period(index + 1).from());
            }
            Span first = calendar.period(0);
            Span whole = calendar.wholeOfStub();

            if (calendar.hasStub()) {
                assertThat(first.days()).isLessThan(whole.days()).isLessThanOrEqualTo(31);
                assertThat(whole.until()).isEqualTo(first.until());
            }
        });
    }

    @Test
    void it_does_not_matter_who_asked_before_or_in_which_order() {
        Seeds.forEach(500, random -> {
            LocalDate first = day(random);
            BillingCalendar calendar = BillingCalendar.from(first, BillingInterval.monthly());
            BillingCalendar another = BillingCalendar.from(first, BillingInterval.monthly());
            int index = random.nextInt(MONTHS);
            calendar.start(random.nextInt(MONTHS));
            assertThat(calendar.period(index)).isEqualTo(another.period(index));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2028-01-31, 31, 1, 2028-02-29",
        "2028-01-31, 31, 2, 2028-03-31",
        "2100-01-31, 31, 1, 2100-02-28",
        "2100-01-29, 29, 1, 2100-02-28",
        "2100-01-29, 29, 2, 2100-03-29",
        "2026-02-28, 31, 1, 2026-03-31",
        "2026-01-31, 30, 1, 2026-02-28",
        "2026-01-30, 31, 1, 2026-01-31",
        "2026-11-23, 1, 1, 2026-12-01",
    })
    void known_dates(LocalDate first, int anchor, int index, LocalDate start) {
        assertThat(new BillingCalendar(first, anchor, BillingInterval.monthly()).start(index))
                .isEqualTo(start);
    }

    @Test
    void a_year_from_29_february_has_28_february_until_there_is_a_29th_again() {
        BillingCalendar calendar =
                BillingCalendar.from(LocalDate.of(2096, Month.FEBRUARY, 29), new BillingInterval(Unit.YEAR, 1));
        assertThat(calendar.start(4)).isEqualTo("2100-02-28");
        assertThat(calendar.start(8)).isEqualTo("2104-02-29");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void an_anchor_is_a_day_of_the_month(int anchor) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> new BillingCalendar(LocalDate.EPOCH, anchor, BillingInterval.monthly()))
                .matches(refused -> refused.refusal() == Refusal.SUBSCRIPTION_INVALID);
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(30_000));
    }

    private static List<LocalDate> starts(BillingCalendar calendar, int count) {
        List<LocalDate> starts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            starts.add(calendar.start(index));
        }
        return starts;
    }
}
