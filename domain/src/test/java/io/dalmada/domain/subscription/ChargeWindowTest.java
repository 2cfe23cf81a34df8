package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeWindowTest {
    private static final ChargeWindow SEOUL = ChargeWindow.STANDARD;

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, true",
        "2026-11-22T23:59:59.999999999Z, false",
        "2026-11-23T08:59:59.999999999Z, true",
        "2026-11-23T09:00:00Z, false",
        "2026-11-23T15:00:00Z, false",
    })
    void in_seoul_it_is_open_from_nine_to_six(Instant now, boolean open) {
        assertThat(SEOUL.isOpen(now)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:59:59Z, 2026-11-22, 2026-11-23T00:00:00Z",
        "2026-11-22T15:00:00Z, 2026-11-23, 2026-11-23T00:00:00Z",
        "2026-11-23T09:00:00Z, 2026-11-23, 2026-11-24T00:00:00Z",
        "2026-11-23T05:00:00Z, 2026-11-23, 2026-11-23T05:00:00Z",
    })
    void days_are_seouls_and_it_opens_next(Instant now, LocalDate day, Instant opens) {
        assertThat(SEOUL.day(now)).isEqualTo(day);
        assertThat(SEOUL.nextOpen(now)).isEqualTo(opens);
    }

    @Test
    void bills_fall_due_at_ten_and_a_day_begins_at_midnight() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(SEOUL.charging(day)).isEqualTo("2026-11-23T01:00:00Z");
        assertThat(SEOUL.begin(day)).isEqualTo("2026-11-22T15:00:00Z");
    }

    /** Los Angeles changes its clocks in March and November; Santiago at midnight, so that a day may lack its first hour. */
    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "America/Santiago", "Africa/Cairo", "Asia/Seoul", "UTC"})
    void whatever_the_clocks_do_nothing_is_sent_at_night(String zone) {
        Seeds.forEach(3_000, random -> {
            ChargeWindow window =
                    new ChargeWindow(ZoneId.of(zone), LocalTime.of(6, 0), LocalTime.of(23, 30), LocalTime.of(6, 0));
            Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 366 * 86_400));
            Instant open = window.nextOpen(now);
            assertThat(open).isAfterOrEqualTo(now).isBefore(now.plus(Duration.ofHours(8)));
            assertThat(window.isOpen(open)).isTrue();
            assertDaylight(window, open);
            Instant charging = window.charging(window.day(now));
            assertThat(window.isOpen(charging)).isTrue();
            assertThat(window.day(charging)).isEqualTo(window.day(now));
            Instant begin = window.begin(window.day(now));
            assertThat(begin).isBeforeOrEqualTo(now);
            assertThat(window.day(begin.minusSeconds(1)))
                    .isEqualTo(window.day(now).minusDays(1));
        });
    }

    @Test
    void the_charging_hour_stays_when_the_clocks_change() {
        ChargeWindow window = new ChargeWindow(
                ZoneId.of("America/Los_Angeles"), LocalTime.of(9, 0), LocalTime.of(18, 0), LocalTime.of(10, 0));
        assertThat(window.charging(LocalDate.of(2026, 3, 7))).isEqualTo("2026-03-07T18:00:00Z");
        assertThat(window.charging(LocalDate.of(2026, 3, 8))).isEqualTo("2026-03-08T17:00:00Z");
        assertThat(window.charging(LocalDate.of(2026, 11, 1))).isEqualTo("2026-11-01T18:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "05:59, 18:00, 10:00",
        "09:00, 23:31, 10:00",
        "09:00, 18:00, 08:59",
        "09:00, 18:00, 18:00",
        "18:00, 09:00, 10:00",
        "00:00, 00:00, 00:00",
    })
    void a_window_that_reaches_into_the_night_or_misses_its_hour_is_refused(
            LocalTime opens, LocalTime closes, LocalTime charging) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChargeWindow(ZoneId.of("Asia/Seoul"), opens, closes, charging));
    }

    private static void assertDaylight(ChargeWindow window, Instant at) {
        LocalTime local = ZonedDateTime.ofInstant(at, window.zone()).toLocalTime();
        assertThat(local).isBetween(LocalTime.of(6, 0), LocalTime.of(23, 29, 59, 999_999_999));
    }
}
