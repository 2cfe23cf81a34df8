package io.dalmada.bootstrap.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How often the server executed a statement since somebody began to count; commits and the like are not statements. */
final class StatementCount {
    private static final String COUNTED =
            "from pg_stat_statements where query !~* '^(begin|commit|rollback|set|select pg_stat)'";

    private final EmbeddedPostgres server;

    private StatementCount(EmbeddedPostgres server) {
        this.server = server;
    }

    static StatementCount from(EmbeddedPostgres server) throws SQLException {
        StatementCount count = new StatementCount(server);
        count.column("create extension if not exists pg_stat_statements; select pg_stat_statements_reset()::text");
        return count;
    }

    long sum() throws SQLException {
        return Long.parseLong(column("select coalesce(sum(calls), 0)::bigint::text " + COUNTED)
                .get(0));
    }

    /** The most frequent ones, each behind its number. */
    List<String> most(int many) throws SQLException {
        return column("select calls || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 90) " + COUNTED
                + " order by calls desc limit " + many);
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean isResult = statement.execute(sql);
            while (!isResult) {
                isResult = statement.getMoreResults();
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }
}
