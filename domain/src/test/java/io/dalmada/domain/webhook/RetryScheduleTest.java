package io.dalmada.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void tries_ten_times_over_three_days_ever_less_often() {
        assertThat(pause(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(9, 0.5)).isEqualTo(Duration.ofHours(24));
        assertThat(RetrySchedule.pauseAfter(10, 0.5)).isEmpty();
        assertThat(IntStream.rangeClosed(2, 9)).allMatch(n -> pause(n, 0.5).compareTo(pause(n - 1, 0.5)) > 0);
        for (double chance : new double[] {0.0, 0.5, 1.0}) {
            Duration all = IntStream.rangeClosed(1, 9)
                    .mapToObj(tries -> pause(tries, chance))
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(all).isBetween(Duration.ofHours(65), Duration.ofHours(85));
        }
    }

    @Test
    void spreads_what_failed_together() {
        assertThat(pause(2, 0.0)).isEqualTo(Duration.ofSeconds(270));
        assertThat(pause(2, 1.0)).isEqualTo(Duration.ofSeconds(330));
    }

    private static Duration pause(int tries, double chance) {
        return RetrySchedule.pauseAfter(tries, chance).orElseThrow();
    }
}
