package io.dalmada.adapter.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.StorageUnavailable;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that dies leaves different last words; each of them means: later. */
class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P02", "57P03", "40001", "53300", "58030"})
    void a_database_that_is_away_comes_back(String state) {
        assertThat(Outage.explains(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void a_connection_that_the_pool_took_away_is_one_of_them() {
        assertThat(Outage.explains(new SQLException("Connection is closed"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void what_would_fail_again_is_a_bug(String state) {
        assertThat(Outage.explains(new SQLException("wrong", state))).isFalse();
        assertThat(Outage.explains(new IllegalStateException("wrong"))).isFalse();
    }

    @Test
    void a_port_says_that_storage_is_away_and_passes_everything_else_on() {
        SQLException gone = new SQLException("gone", "08006");
        BooleanSupplier port = Outage.told(BooleanSupplier.class, failing(new IllegalStateException(gone)));
        BooleanSupplier bug = Outage.told(BooleanSupplier.class, failing(new IllegalStateException("wrong")));

        assertThatThrownBy(port::getAsBoolean)
                .isInstanceOf(StorageUnavailable.class)
                .hasRootCause(gone);
        assertThatThrownBy(bug::getAsBoolean)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wrong");
    }

    private static BooleanSupplier failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
