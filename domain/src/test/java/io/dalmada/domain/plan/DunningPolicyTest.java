package io.dalmada.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DunningPolicyTest {
    private static final LocalDate D = LocalDate.of(2026, 12, 23);

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 3", "2, 3", "3, 7", "6, 7"})
    void the_next_retry_is_the_first_of_its_days_after_this_one(int after, int next) {
        Decline decline = Decline.of(DeclineReason.LIMIT_EXCEEDED);
        assertThat(DunningPolicy.STANDARD.nextRetry(D, D.plusDays(after), decline))
                .contains(D.plusDays(next));
    }

    @ParameterizedTest
    @EnumSource
    void after_its_last_day_there_is_none_whatever_the_reason(DeclineReason reason) {
        assertThat(DunningPolicy.STANDARD.nextRetry(D, D.plusDays(7), Decline.of(reason)))
                .isEmpty();
    }

    @Test
    void its_days() {
        assertThat(DunningPolicy.STANDARD.graceEnds(D)).isEqualTo("2026-12-30");
        assertThat(DunningPolicy.STANDARD.ends(D)).isEqualTo("2027-01-22");
        assertThat(new DunningPolicy(List.of(20), 3, FinalStep.KEEP_PAST_DUE, 3).lastDay(D))
                .isEqualTo("2027-01-12");
        assertThat(new DunningPolicy(List.of(), 3, FinalStep.KEEP_PAST_DUE, 3).lastDay(D))
                .isEqualTo("2026-12-26");
    }

    @Test
    void days_must_ascend_and_be_few() {
        refuses(List.of(0), 7, 30);
        refuses(List.of(3, 3), 7, 30);
        refuses(List.of(3, 1), 7, 30);
        refuses(List.of(61), 7, 30);
        refuses(IntStream.rangeClosed(1, 10).boxed().toList(), 7, 30);
        refuses(List.of(), -1, 30);
        refuses(List.of(), 61, 90);
        refuses(List.of(), 7, 6);
        refuses(List.of(), 7, 366);
        assertThat(new DunningPolicy(
                                IntStream.rangeClosed(52, 60).boxed().toList(), 60, FinalStep.SUSPEND_THEN_END, 365)
                        .retryDays())
                .hasSize(9);
    }

    private static void refuses(List<Integer> days, int grace, int end) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> new DunningPolicy(days, grace, FinalStep.SUSPEND_THEN_END, end))
                .matches(refused -> refused.refusal() == Refusal.PLAN_INVALID);
    }
}
