package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.port.out.UnreadableRows;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;

/**
 * Turns rows into what they mean, each by itself: one that cannot be read does not stop the others. It is remembered and
 * logged, the first time with the place where reading failed; once it can be read it is forgotten again.
 */
public final class ReadableRows implements UnreadableRows {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableRows.class);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<List<String>, Found> unreadable = new LinkedHashMap<>();

    public ReadableRows(Clock clock) {
        this.clock = clock;
    }

    /** For a query about this one row. @throws UnreadableRow when it cannot be read */
    public <T> T require(String table, Object id, Supplier<T> read) {
        try {
            T value = read.get();
            forget(table, id.toString());
            return value;
        } catch (RuntimeException why) {
            throw remembered(new UnreadableRow(table, id.toString(), why), why);
        }
    }

    /** For a list: empty when the row cannot be read; the list leaves it out. */
    public <T> Optional<T> ifReadable(String table, Object id, Supplier<T> read) {
        try {
            return Optional.of(require(table, id, read));
        } catch (UnreadableRow leftOut) {
            return Optional.empty();
        }
    }

    /** As {@link #require}, of a result set. A database that fails is not a row that cannot be read. */
    public <T> RowMapper<T> required(String table, String idColumn, RowMapper<T> read) {
        return (row, number) -> {
            String id = row.getString(idColumn);
            try {
                T value = Objects.requireNonNull(read.mapRow(row, number));
                forget(table, id);
                return value;
            } catch (RuntimeException why) {
                throw remembered(new UnreadableRow(table, id, why), why);
            }
        };
    }

    /** As {@link #ifReadable}, of a result set. */
    public <T> RowMapper<Maybe<T>> maybe(String table, String idColumn, RowMapper<T> read) {
        RowMapper<T> required = required(table, idColumn, read);
        return (row, number) -> new Maybe<>(row.getString(idColumn), readable(() -> required.mapRow(row, number)));
    }

    private static <T> Optional<T> readable(Reading<T> read) throws SQLException {
        try {
            return Optional.ofNullable(read.read());
        } catch (UnreadableRow leftOut) {
            return Optional.empty();
        }
    }

    /** Reads one row. */
    private interface Reading<T> {
        @Nullable
        T read() throws SQLException;
    }

    /** A row by its name. @param value empty when it cannot be read */
    public record Maybe<T>(String id, Optional<T> value) {
        public static <T> List<T> readable(List<Maybe<T>> rows) {
            return rows.stream().flatMap(row -> row.value().stream()).toList();
        }
    }

    private UnreadableRow remembered(UnreadableRow found, RuntimeException why) {
        remember(found, why);
        return found;
    }

    private synchronized void remember(UnreadableRow row, RuntimeException why) {
        List<String> key = List.of(row.table(), row.id());
        Found before = unreadable.get(key);
        long times = before == null ? 1 : before.times() + 1;
        if (before == null) {
            LOG.error("a row is set aside, {} with it", unreadable.size() + 1, row);
        } else {
            LOG.debug("row {} of {} cannot be read, for the {}th time", row.id(), row.table(), times);
        }
        if (before != null || unreadable.size() < MOST) {
            Instant since = before == null ? clock.instant() : before.since();
            unreadable.put(
                    key, new Found(row.table(), row.id(), since, why.getClass().getName(), times));
        }
    }

    private synchronized void forget(String table, String id) {
        if (!unreadable.isEmpty() && unreadable.remove(List.of(table, id)) != null) {
            LOG.info("row {} of {} can be read again", id, table);
        }
    }

    @Override
    public synchronized List<Found> found() {
        return new ArrayList<>(unreadable.values());
    }
}
