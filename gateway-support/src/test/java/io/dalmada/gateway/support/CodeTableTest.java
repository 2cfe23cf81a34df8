package io.dalmada.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.Retry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeTableTest {
    private final CodeTable table = CodeTable.read(CodeTableTest.class, "codes.csv");

    @Test
    void a_code_means_something_with_its_operation_only() {
        assertThat(table.find("cancel", "DONE", ""))
                .contains(new Classification.Refused(RefundRefusal.ALREADY_FULLY_REFUNDED));
        assertThat(table.find("charge", "DONE", "")).isEmpty();
        assertThat(table.find("charge", "BUSY", "")).contains(new Classification.Unknown(Doubt.STILL_RUNNING));
        assertThat(table.find("revoke", "GONE", "")).contains(new Classification.Gone());
        assertThat(table.find("cancel", "WAIT", "")).contains(new Classification.AwaitsDeposit());
    }

    @Test
    void a_text_counts_where_no_code_is_given() {
        assertThat(table.find("issue", "S9", "카드 잔액이 부족합니다"))
                .contains(new Classification.Declined(Decline.of(DeclineReason.INSUFFICIENT_BALANCE)));
        assertThat(table.find("issue", "S9", "?")).isEmpty();
    }

    @Test
    void a_decline_may_know_better_than_its_reason() {
        Decline sharper = new Decline(DeclineReason.LIMIT_OR_BALANCE, Retry.LATER, Optional.of(Duration.ofHours(24)));
        assertThat(table.find("charge", "LIMIT", "")).contains(new Classification.Declined(sharper));
    }

    @Test
    void an_example_shows_what_a_text_is_for() {
        assertThat(table.rows()).extracting(CodeTable.Row::example).containsOnlyOnce("잔액이 부족합니다");
    }

    @Test
    void a_file_that_is_missing_is_named() {
        assertThatThrownBy(() -> CodeTable.read(CodeTableTest.class, "other.csv"))
                .hasMessage("other.csv");
    }
}
