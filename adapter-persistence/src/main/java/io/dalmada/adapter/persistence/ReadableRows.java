package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.port.out.UnreadableRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns rows into what they mean, each by itself: one that cannot be read stops no other. It is remembered and logged, the
 * first time with its stack trace; once it can be read it is forgotten again.
 */
final class ReadableRows implements UnreadableRows {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableRows.class);
    private static final int MOST = 1_000;

    private final Map<List<String>, Found> unreadable = new LinkedHashMap<>();

    /** What a question about this very row is answered with. @throws UnreadableRow when it cannot be read */
    <T> T require(String table, Object id, Supplier<T> read) {
        try {
            T value = read.get();
            forget(table, id.toString());
            return value;
        } catch (RuntimeException why) {
            remember(table, id.toString(), why);
            throw new UnreadableRow(table, id.toString(), why);
        }
    }

    /** What a list shows: empty when the row cannot be read, which is left out. */
    <T> Optional<T> ifReadable(String table, Object id, Supplier<T> read) {
        try {
            return Optional.of(require(table, id, read));
        } catch (UnreadableRow leftOut) {
            return Optional.empty();
        }
    }

    private synchronized void remember(String table, String id, RuntimeException why) {
        List<String> key = List.of(table, id);
        Found before = unreadable.get(key);
        if (before == null) {
            LOG.error("row {} of {} cannot be read and is set aside", id, table, why);
        } else {
            LOG.debug("row {} of {} cannot be read, for the {}th time", id, table, before.times() + 1);
        }
        if (before != null || unreadable.size() < MOST) {
            unreadable.put(key, new Found(table, id, why.toString(), before == null ? 1 : before.times() + 1));
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
