package io.dalmada.domain.payment;

import static io.dalmada.domain.payment.AttemptStatus.ABSENT;
import static io.dalmada.domain.payment.AttemptStatus.CREATED;
import static io.dalmada.domain.payment.AttemptStatus.DECLINED;
import static io.dalmada.domain.payment.AttemptStatus.MANUAL;
import static io.dalmada.domain.payment.AttemptStatus.NOT_SENT;
import static io.dalmada.domain.payment.AttemptStatus.SENDING;
import static io.dalmada.domain.payment.AttemptStatus.SUCCEEDED;
import static io.dalmada.domain.payment.AttemptStatus.UNKNOWN;
import static io.dalmada.domain.payment.AttemptStatus.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptStatusTest {
    /** Columns: the state that may follow, in the order of {@link #COLUMNS}. */
    private static final Map<AttemptStatus, String> TABLE = Map.of(
            //         CRE SEN SUC DEC NOT UNK ABS MAN VOI
            CREATED, "  -   x   -   -   -   -   -   -   x",
            SENDING, "  -   -   x   x   x   x   -   -   -",
            SUCCEEDED, "-   -   -   -   -   -   -   -   -",
            DECLINED, " -   -   -   -   -   -   -   -   -",
            NOT_SENT, " -   -   -   -   -   -   -   -   -",
            UNKNOWN, "  -   -   x   x   -   -   x   x   -",
            ABSENT, "   -   -   x   -   -   -   -   -   -",
            MANUAL, "   -   -   x   x   -   -   x   -   -",
            VOID, "     -   -   -   -   -   -   -   -   -");

    private static final List<AttemptStatus> COLUMNS =
            List.of(CREATED, SENDING, SUCCEEDED, DECLINED, NOT_SENT, UNKNOWN, ABSENT, MANUAL, VOID);

    @ParameterizedTest
    @EnumSource
    void what_may_follow_a_state_is_what_the_table_says(AttemptStatus from) {
        String[] row = Objects.requireNonNull(TABLE.get(from)).trim().split("\\s+");
        assertThat(row).hasSize(COLUMNS.size());
        for (AttemptStatus to : AttemptStatus.values()) {
            assertThat(from.next().contains(to)).as(from + " to " + to).isEqualTo(row[COLUMNS.indexOf(to)].equals("x"));
        }
    }

    @Test
    void the_table_has_every_state() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(AttemptStatus.values());
        assertThat(COLUMNS).containsExactlyInAnyOrder(AttemptStatus.values());
    }

    @Test
    void created_sending_unknown_and_manual_are_open() {
        assertThat(EnumSet.allOf(AttemptStatus.class).stream().filter(AttemptStatus::isOpen))
                .containsExactlyInAnyOrder(CREATED, SENDING, UNKNOWN, MANUAL);
    }

    @Test
    void another_attempt_may_follow_only_a_clear_end_without_money() {
        assertThat(EnumSet.allOf(AttemptStatus.class).stream().filter(AttemptStatus::allowsAnother))
                .containsExactlyInAnyOrder(DECLINED, NOT_SENT, ABSENT);
    }

    @Test
    void nothing_leads_back_to_created_and_only_a_created_attempt_can_be_claimed_or_given_up() {
        for (AttemptStatus from : AttemptStatus.values()) {
            assertThat(from.next()).doesNotContain(CREATED, from);
            if (from != CREATED) {
                assertThat(from.next()).doesNotContainAnyElementsOf(Set.of(SENDING, VOID));
            }
        }
    }
}
