package io.dalmada.adapter.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.persistence.Database;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.PaymentFixture;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostRaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "55P03", "HYT00", "90131"})
    void isExplainedByTheDatabase(String state) {
        assertThat(LostRace.explains(new IllegalStateException(new SQLException("lost", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "23503", "23514", "22001", "08006", "53300"})
    void isNotWhatElseTheDatabaseRefuses(String state) {
        assertThat(LostRace.explains(new IllegalStateException(new SQLException("broken", state))))
                .isFalse();
    }

    @Test
    void isWhatFailedABatch() {
        BatchUpdateException failed = new BatchUpdateException("a batch failed", null, 0, new int[0], null);
        failed.setNextException(new SQLException("duplicate key", "23505"));

        assertThat(LostRace.explains(new IllegalStateException(failed))).isTrue();
    }

    @Test
    void otherFailuresOfTheDatabasePassUntouched() {
        Database database = Database.h2().emptied();
        Rows rows = database.bean(Rows.class);
        database.transactions().inTransaction(() -> database.payments().save(PaymentFixture.paid()));

        assertThatThrownBy(() -> database.transactions()
                        .inTransaction(() -> rows.execute("update PaymentRow p set p.amount = -1", Map.of())))
                .isNotInstanceOf(ConcurrentChange.class)
                .rootCause()
                .isInstanceOf(SQLException.class);
    }
}
