package io.dalmada.adapter.persistence.access;

import io.dalmada.adapter.persistence.jdbc.AppendOnly;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * The audit log and its guards, which are different SQL in each database. A superuser can remove the guards, so in
 * production the application's role should not own the table (decision 0024).
 */
public final class AuditLogMigration implements JavaMigration {
    private static final List<String> TABLE = List.of(
            """
            create table audit_log (
                log_position bigint generated always as identity primary key,
                at           timestamp(6) with time zone not null,
                api_key      varchar(64),
                address      varchar(64)  not null,
                route        varchar(200) not null,
                object       varchar(200),
                status       integer      not null,
                request_id   varchar(64)  not null
            )""",
            "create index audit_log_by_key on audit_log (api_key, log_position)",
            "create index audit_log_by_object on audit_log (object, log_position)",
            "create index audit_log_by_time on audit_log (at)");
    private static final List<String> H2 =
            List.of("create trigger audit_log_stays before update, delete on audit_log for each row call '"
                    + AppendOnly.class.getName() + "'");
    private static final List<String> POSTGRESQL = List.of("""
            create function audit_log_is_append_only() returns trigger language plpgsql as $$
            begin
                raise exception 'the audit log is append-only' using errcode = '23514';
            end $$""", """
            create trigger audit_log_stays before update or delete on audit_log
                for each row execute function audit_log_is_append_only()""", """
            create trigger audit_log_is_not_emptied before truncate on audit_log
                for each statement execute function audit_log_is_append_only()""");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12");
    }

    @Override
    public String getDescription() {
        return "audit log";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLE) {
                statement.execute(sql);
            }
            for (String sql : h2 ? H2 : POSTGRESQL) {
                statement.execute(sql);
            }
        }
    }
}
