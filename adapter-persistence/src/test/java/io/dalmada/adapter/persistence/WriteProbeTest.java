package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class WriteProbeTest {
    @ParameterizedTest
    @EnumSource
    void leaves_nothing_behind(EachDatabase kind) {
        Database database = kind.get().emptied();

        database.bean(WriteProbe.class).write();

        assertThat(rows(database.sql())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void notices_a_table_that_takes_no_rows(EachDatabase kind) {
        Database database = kind.get().emptied();
        database.sql()
                .sql("alter table write_probe add constraint closed check (kind = 'NONE')")
                .update();
        try {
            assertThatThrownBy(database.bean(WriteProbe.class)::write).isInstanceOf(DataAccessException.class);
        } finally {
            database.sql().sql("alter table write_probe drop constraint closed").update();
        }
    }

    private static int rows(JdbcClient sql) {
        return sql.sql("select count(*) from write_probe").query(Integer.class).single();
    }
}
