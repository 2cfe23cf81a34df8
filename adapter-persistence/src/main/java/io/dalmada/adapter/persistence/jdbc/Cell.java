package io.dalmada.adapter.persistence.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column to be written, and what a row puts there.
 *
 * @param type of {@link Types}: null has a type as well, or the rows of a batch would not be of one shape
 */
public record Cell<R>(String name, int type, Value<R> value) {
    public static <R> Cell<R> id(String name, Getter<R, UUID> id) {
        return new Cell<>(name, Types.OTHER, id::of);
    }

    public static <R> Cell<R> text(String name, Getter<R, String> text) {
        return new Cell<>(name, Types.VARCHAR, text::of);
    }

    public static <R> Cell<R> number(String name, Getter<R, Long> number) {
        return new Cell<>(name, Types.BIGINT, number::of);
    }

    public static <R> Cell<R> count(String name, Getter<R, Integer> count) {
        return new Cell<>(name, Types.INTEGER, count::of);
    }

    public static <R> Cell<R> flag(String name, Getter<R, Boolean> flag) {
        return new Cell<>(name, Types.BOOLEAN, flag::of);
    }

    public static <R> Cell<R> time(String name, Getter<R, Instant> time) {
        return new Cell<>(name, Types.TIMESTAMP_WITH_TIMEZONE, row -> {
            Instant at = time.of(row);
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        });
    }

    public static <R> Cell<R> day(String name, Getter<R, LocalDate> day) {
        return new Cell<>(name, Types.DATE, day::of);
    }

    /** Cells of a part that a row may be without; then all of them are null. */
    public static <R, P> List<Cell<R>> part(Getter<R, P> part, List<Cell<P>> cells) {
        return cells.stream().map(cell -> cell.in(part)).toList();
    }

    private <W> Cell<W> in(Getter<W, R> part) {
        return new Cell<>(name, type, whole -> {
            R row = part.of(whole);
            return row == null ? null : value.of(row);
        });
    }

    void bind(PreparedStatement statement, int at, R row) throws SQLException {
        Object bound = value.of(row);
        if (bound == null) {
            statement.setNull(at, type);
        } else {
            statement.setObject(at, bound);
        }
    }

    /** What JDBC takes. */
    interface Value<R> {
        @Nullable
        Object of(R row);
    }

    /** What a row holds. */
    public interface Getter<R, T> {
        @Nullable
        T of(R row);
    }
}
