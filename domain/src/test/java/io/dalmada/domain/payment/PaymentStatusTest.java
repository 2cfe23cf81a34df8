package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentStatusTest {
    private static final Map<AttemptStatus, PaymentStatus> BY_LAST_ATTEMPT = Map.of(
            AttemptStatus.CREATED, PaymentStatus.PROCESSING,
            AttemptStatus.SENDING, PaymentStatus.PROCESSING,
            AttemptStatus.UNKNOWN, PaymentStatus.PROCESSING,
            AttemptStatus.MANUAL, PaymentStatus.PROCESSING,
            AttemptStatus.SUCCEEDED, PaymentStatus.PAID,
            AttemptStatus.DECLINED, PaymentStatus.DECLINED,
            AttemptStatus.NOT_SENT, PaymentStatus.NOT_CHARGED,
            AttemptStatus.ABSENT, PaymentStatus.NOT_CHARGED,
            AttemptStatus.VOID, PaymentStatus.CANCELED);

    @ParameterizedTest
    @EnumSource
    void while_nothing_has_paid_the_last_attempt_decides(AttemptStatus last) {
        assertThat(PaymentStatus.of(last, false, 0, 1_000)).isEqualTo(BY_LAST_ATTEMPT.get(last));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000, PAID", "1, 999, PARTIALLY_REFUNDED", "999, 1, PARTIALLY_REFUNDED", "1000, 0, REFUNDED"})
    void once_paid_the_refunds_decide_whatever_the_last_attempt_is(
            long refunded, long remaining, PaymentStatus expected) {
        for (AttemptStatus last : AttemptStatus.values()) {
            assertThat(PaymentStatus.of(last, true, refunded, remaining))
                    .as(last.name())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_status_is_read_as_it_is_written(PaymentStatus status) {
        assertThat(PaymentStatus.read(status.name())).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paid", "PAID ", "UNPAID"})
    void other_words_are_no_status(String text) {
        assertThat(PaymentStatus.read(text)).isEmpty();
    }
}
