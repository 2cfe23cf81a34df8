package io.dalmada.adapter.persistence.access;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code audit_log}, which its own guards keep from being changed. */
public final class JdbcAuditLog implements AuditLog {
    private static final int MOST_TEXT = 200;
    private static final int MOST_ADDRESS = 64;
    private static final String APPEND = """
            insert into audit_log (at, api_key, address, route, object, status, request_id)
            values (:at, :key, :address, :route, :object, :status, :request)""";

    private final Tables tables;

    public JdbcAuditLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void append(AuditEntry entry) {
        tables.write(APPEND)
                .param("at", Tables.time(entry.at()))
                .param("key", entry.apiKey().map(ApiKeyId::value).orElse(null))
                .param("address", Columns.text(entry.address(), MOST_ADDRESS))
                .param("route", Columns.text(entry.route(), MOST_TEXT))
                .param("object", Columns.text(entry.object(), MOST_TEXT))
                .param("status", entry.status())
                .param("request", Columns.text(entry.requestId(), MOST_ADDRESS))
                .update();
    }

    @Override
    public Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit) {
        StringBuilder sql = new StringBuilder("select * from audit_log where log_position < :before");
        filter.apiKey().ifPresent(key -> sql.append(" and api_key = :key"));
        filter.object().ifPresent(object -> sql.append(" and object = :object"));
        filter.from().ifPresent(from -> sql.append(" and at >= :from"));
        filter.until().ifPresent(until -> sql.append(" and at < :until"));
        JdbcClient.StatementSpec query = tables.read(sql + " order by log_position desc limit :most")
                .param("before", cursor.map(JdbcAuditLog::position).orElse(Long.MAX_VALUE))
                .param("most", limit + 1);
        filter.apiKey().ifPresent(key -> query.param("key", key.value()));
        filter.object().ifPresent(object -> query.param("object", object));
        filter.from().ifPresent(from -> query.param("from", Tables.time(from)));
        filter.until().ifPresent(until -> query.param("until", Tables.time(until)));
        return page(
                query.query(tables.readable().maybe("audit_log", "log_position", JdbcAuditLog::entry))
                        .list(),
                limit);
    }

    private static Page<AuditEntry> page(List<Maybe<AuditEntry>> found, int limit) {
        List<Maybe<AuditEntry>> shown = found.subList(0, Math.min(limit, found.size()));
        List<AuditEntry> items = Maybe.readable(shown);
        Optional<String> next =
                found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty();
        return new Page<>(items, next, shown.size() - items.size());
    }

    /** @throws IllegalArgumentException "cursor" when it is none of ours */
    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new IllegalArgumentException("cursor", notOurs);
        }
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                Tables.time(row, "at"),
                Optional.ofNullable(row.getString("api_key")).map(ApiKeyId::new),
                row.getString("address"),
                row.getString("route"),
                Optional.ofNullable(row.getString("object")),
                row.getInt("status"),
                row.getString("request_id"));
    }
}
