package io.dalmada.adapter.persistence.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@code update … set … where …}, without reading first: the condition and the change are one step. */
public final class ConditionalUpdate {
    private final JdbcTemplate jdbc;
    private final String table;
    private final List<String> changes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> changed = new ArrayList<>();
    private final List<Object> demanded = new ArrayList<>();

    public ConditionalUpdate(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    public ConditionalUpdate set(String column, Object value) {
        changes.add(column + " = ?");
        changed.add(bound(value));
        return this;
    }

    public ConditionalUpdate setEmpty(String column) {
        changes.add(column + " = null");
        return this;
    }

    public ConditionalUpdate where(String column, Object value) {
        conditions.add(column + " = ?");
        demanded.add(bound(value));
        return this;
    }

    public ConditionalUpdate whereEmpty(String column) {
        conditions.add(column + " is null");
        return this;
    }

    /** @return true when the condition held for one row */
    public boolean changedOne() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("this needs a transaction");
        }
        String sql =
                "update " + table + " set " + String.join(", ", changes) + " where " + String.join(" and ", conditions);
        Object[] parameters = Stream.concat(changed.stream(), demanded.stream()).toArray();
        return jdbc.update(sql, parameters) == 1;
    }

    private static Object bound(Object value) {
        return value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
    }
}
