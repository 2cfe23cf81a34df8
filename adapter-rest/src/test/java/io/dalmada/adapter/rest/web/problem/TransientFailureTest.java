package io.dalmada.adapter.rest.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that dies leaves different last words; each of them means: later. */
class TransientFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P02", "57P03", "40001", "53300", "58030"})
    void a_database_that_is_away_comes_back(String state) {
        assertThat(TransientFailure.causes(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void a_connection_that_the_pool_took_away_is_one_of_them() {
        assertThat(TransientFailure.causes(new SQLException("Connection is closed")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void what_would_fail_again_is_a_bug(String state) {
        assertThat(TransientFailure.causes(new SQLException("wrong", state))).isFalse();
        assertThat(TransientFailure.causes(new IllegalStateException("wrong"))).isFalse();
    }
}
