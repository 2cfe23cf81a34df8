package io.dalmada.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dalmada.bootstrap.harness.Database;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database refuses is told without the rows it refused. */
class DriverTextsTest {
    @Test
    void a_failing_batch_on_postgresql_quotes_no_value(@TempDir Path folder) {
        List<String> properties = Database.POSTGRESQL.properties(folder);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(properties.get(0).replaceFirst("spring.datasource.url=", ""));
            pool.setUsername("postgres");
            pool.setPassword("postgres");
            new DriverTexts().postProcessAfterInitialization(pool, "dataSource");
            JdbcTemplate sql = new JdbcTemplate((DataSource) pool);
            sql.execute("create table secret (word varchar(40) primary key)");

            assertThatThrownBy(() -> sql.batchUpdate(
                            "insert into secret values (?)",
                            List.of(new Object[] {"of-a-customer"}, new Object[] {"of-a-customer"})))
                    .satisfies(refused -> {
                        for (Throwable each = refused; each != null; each = each.getCause()) {
                            assertThat(String.valueOf(each.getMessage())).doesNotContain("of-a-customer");
                        }
                    });
        }
    }
}
