package io.dalmada.bootstrap.harness;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Everything that rests in a database, as text: one line for each row of each table. */
public final class TableDump {
    private TableDump() {}

    /** All but the audit log, which tells of refused requests too. */
    public static String withoutAudit(DataSource source) {
        return of(source).lines().filter(row -> !row.startsWith("audit_log\t")).collect(Collectors.joining("\n"));
    }

    public static String of(DataSource source) {
        StringBuilder all = new StringBuilder();
        try (Connection connection = source.getConnection()) {
            for (String table : tables(connection)) {
                rows(connection, table).stream()
                        .sorted()
                        .forEach(row -> all.append(row).append('\n'));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return all.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
                connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (names.next()) {
                tables.add(names.getString("TABLE_NAME"));
            }
        }
        if (!tables.containsAll(List.of("payment", "attempt", "billing_key", "outbox", "idempotency_record"))) {
            throw new IllegalStateException("these are not our tables: " + tables);
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder(table);
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append('\t').append(rows.getString(i));
                }
                all.add(row.toString());
            }
        }
        return all;
    }
}
