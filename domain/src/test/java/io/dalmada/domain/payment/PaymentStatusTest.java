package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentStatusTest {
    private static final String[] BY_LAST_ATTEMPT = {
        "CREATED,   PROCESSING",
        "SENDING,   PROCESSING",
        "UNKNOWN,   PROCESSING",
        "MANUAL,    PROCESSING",
        "SUCCEEDED, PAID",
        "DECLINED,  DECLINED",
        "NOT_SENT,  NOT_CHARGED",
        "ABSENT,    NOT_CHARGED",
        "VOID,      CANCELED"
    };

    static Stream<String> byLastAttempt() {
        return Arrays.stream(BY_LAST_ATTEMPT);
    }

    @ParameterizedTest
    @MethodSource("byLastAttempt")
    void while_nothing_has_paid_the_last_attempt_decides(String row) {
        String[] cells = row.split(",\\s*");
        assertThat(PaymentStatus.of(AttemptStatus.valueOf(cells[0]), false, 0, 1_000))
                .isEqualTo(PaymentStatus.valueOf(cells[1]));
    }

    @Test
    void the_table_has_every_state_of_an_attempt() {
        assertThat(byLastAttempt().map(row -> AttemptStatus.valueOf(row.split(",")[0])))
                .containsExactlyInAnyOrder(AttemptStatus.values());
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
