package io.dalmada.domain.payment;

import static io.dalmada.domain.payment.RefundStatus.ABSENT;
import static io.dalmada.domain.payment.RefundStatus.AWAITING_DEPOSIT;
import static io.dalmada.domain.payment.RefundStatus.CREATED;
import static io.dalmada.domain.payment.RefundStatus.DONE;
import static io.dalmada.domain.payment.RefundStatus.MANUAL;
import static io.dalmada.domain.payment.RefundStatus.NOT_SENT;
import static io.dalmada.domain.payment.RefundStatus.REFUSED;
import static io.dalmada.domain.payment.RefundStatus.SENDING;
import static io.dalmada.domain.payment.RefundStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefundStatusTest {
    /** Columns: the state that may follow, in the order of {@link #COLUMNS}. */
    private static final Map<RefundStatus, String> TABLE = Map.of(
            //                CRE SEN DON REF NOT UNK AWA ABS MAN
            CREATED, "         -   x   -   -   -   -   -   -   -",
            SENDING, "         -   -   x   x   x   x   x   -   -",
            DONE, "            -   -   -   -   -   -   -   -   -",
            REFUSED, "         -   -   -   -   -   -   -   -   -",
            NOT_SENT, "        -   -   -   -   -   -   -   -   -",
            UNKNOWN, "         -   -   x   x   -   -   -   x   x",
            AWAITING_DEPOSIT, "-   -   x   -   -   -   -   x   x",
            ABSENT, "          -   -   x   -   -   -   -   -   -", // a refund that landed late is adopted
            MANUAL, "          -   -   x   x   -   -   -   x   -");

    private static final List<RefundStatus> COLUMNS =
            List.of(CREATED, SENDING, DONE, REFUSED, NOT_SENT, UNKNOWN, AWAITING_DEPOSIT, ABSENT, MANUAL);

    @ParameterizedTest
    @EnumSource
    void what_may_follow_a_state_is_what_the_table_says(RefundStatus from) {
        String[] row = Objects.requireNonNull(TABLE.get(from)).trim().split("\\s+");
        assertThat(row).hasSize(COLUMNS.size());
        for (RefundStatus to : RefundStatus.values()) {
            assertThat(from.next().contains(to)).as(from + " to " + to).isEqualTo(row[COLUMNS.indexOf(to)].equals("x"));
        }
    }

    @Test
    void the_table_has_every_state() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(RefundStatus.values());
        assertThat(COLUMNS).containsExactlyInAnyOrder(RefundStatus.values());
    }

    @Test
    void a_refund_is_open_until_its_outcome_is_certain() {
        assertThat(EnumSet.allOf(RefundStatus.class).stream().filter(RefundStatus::isOpen))
                .containsExactlyInAnyOrder(CREATED, SENDING, UNKNOWN, AWAITING_DEPOSIT, MANUAL);
    }

    @Test
    void a_state_is_final_exactly_when_it_is_not_open_but_absent_ones_may_land_late() {
        for (RefundStatus status : EnumSet.complementOf(EnumSet.of(ABSENT))) {
            assertThat(status.next().isEmpty()).as(status.name()).isEqualTo(!status.isOpen());
        }
        assertThat(ABSENT.next()).containsExactly(DONE);
    }
}
