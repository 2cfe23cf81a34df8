package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.application.port.out.ConcurrentChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access to tables that are written in large numbers: plain SQL in batches, on the connection and in the transaction that
 * {@link Rows} uses too. Hibernate does not map these tables, so neither waits for the other's writes.
 */
public final class Tables {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ReadableRows readable;

    public Tables(DataSource dataSource, ReadableRows readable) {
        this.readable = readable;
        this.jdbc = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(jdbc);
    }

    /** Turns what was read into what it means. */
    public ReadableRows readable() {
        return readable;
    }

    /** A statement that reads, inside a transaction or not. */
    public JdbcClient.StatementSpec read(String sql) {
        return client.sql(sql);
    }

    /** A statement that changes or locks something. */
    public JdbcClient.StatementSpec write(String sql) {
        Rows.requireTransaction();
        return client.sql(sql);
    }

    /** One batch; a row that exists already loses its race. */
    public void insertAll(String sql, List<@Nullable Object[]> rows) {
        Rows.requireTransaction();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /**
     * One batch of conditional updates.
     *
     * @throws ConcurrentChange when one of them did not change exactly one row
     */
    public void updateAll(String sql, List<@Nullable Object[]> rows) {
        Rows.requireTransaction();
        if (rows.isEmpty()) {
            return;
        }
        for (int changed : jdbc.batchUpdate(sql, rows)) {
            if (changed != 1) {
                throw new ConcurrentChange("a row was changed by another transaction");
            }
        }
    }

    /** One batch of conditional updates, any of which may find nothing to change. */
    public void changeAll(String sql, List<@Nullable Object[]> rows) {
        Rows.requireTransaction();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    public static OffsetDateTime time(Instant at) {
        return Columns.time(at).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime time(Optional<Instant> at) {
        return at.map(Tables::time).orElse(null);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return optionalTime(row, column).orElseThrow();
    }

    public static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
