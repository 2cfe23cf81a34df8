package io.dalmada.adapter.persistence.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** One statement, and how a row is bound to it. */
final class Writing<T> {
    private final String sql;
    private final Binding<T> binding;

    private Writing(String sql, Binding<T> binding) {
        this.sql = sql;
        this.binding = binding;
    }

    static <R> Writing<R> insert(String table, List<Cell<R>> cells) {
        String places = cells.stream().map(cell -> "?").collect(Collectors.joining(", "));
        return new Writing<>(
                "insert into " + table + " (" + names(cells, "") + ") values (" + places + ")",
                (statement, row) -> bind(statement, cells, row));
    }

    static <R> Writing<Change<R>> change(String table, Cell<R> key, Cell<R> guard, List<Cell<R>> cells) {
        int last = cells.size();
        return new Writing<>(
                "update " + table + " set " + names(cells, " = ?") + " where " + key.name() + " = ? and " + guard.name()
                        + " = ?",
                (statement, change) -> {
                    bind(statement, cells, change.to());
                    key.bind(statement, last + 1, change.to());
                    statement.setObject(last + 2, change.leaves());
                });
    }

    static <R> Writing<Change<R>> none() {
        return new Writing<>("", (statement, change) -> {
            throw new IllegalStateException("these rows never change");
        });
    }

    private static <R> String names(List<Cell<R>> cells, String suffix) {
        return cells.stream().map(cell -> cell.name() + suffix).collect(Collectors.joining(", "));
    }

    private static <R> void bind(PreparedStatement statement, List<Cell<R>> cells, R row) throws SQLException {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).bind(statement, i + 1, row);
        }
    }

    String sql() {
        return sql;
    }

    /** All rows in one round trip. @return how many rows each of them changed, as far as the driver tells */
    int[] send(PreparedStatement statement, List<T> rows) throws SQLException {
        for (T row : rows) {
            binding.bind(statement, row);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    /** @param leaves what the guarding column must still hold */
    record Change<R>(R to, Object leaves) {}

    private interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
