package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.adapter.persistence.jdbc.Writing.Change;
import io.dalmada.application.port.out.ConcurrentChange;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** New and changed rows of one table, sent together: one round trip for all new ones, one for all changes. */
public final class Batch<R> {
    private final Sheet<R> sheet;
    private final List<R> added = new ArrayList<>();
    private final List<Change<R>> changed = new ArrayList<>();

    public Batch(Sheet<R> sheet) {
        this.sheet = sheet;
    }

    public void add(R row) {
        added.add(row);
    }

    /** @param leaves what the guarding column must still hold */
    public void change(R to, Object leaves) {
        changed.add(new Change<>(to, leaves));
    }

    /**
     * On the transaction's own connection. Changes go first: they give up slots that new rows take.
     *
     * @throws ConcurrentChange when a row is not any more what its change leaves
     */
    public void write(JdbcTemplate jdbc) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("this needs a transaction");
        }
        if (!changed.isEmpty()) {
            requireOneEach(send(jdbc, sheet.changes(), changed));
        }
        if (!added.isEmpty()) {
            // A row that cannot be inserted throws, so the counts are not read; a rewritten batch has none.
            send(jdbc, sheet.inserts(), added);
        }
    }

    private static <T> int[] send(JdbcTemplate jdbc, Writing<T> writing, List<T> rows) {
        PreparedStatementCallback<int[]> sending = (PreparedStatement statement) -> writing.send(statement, rows);
        int[] counts = jdbc.execute(writing.sql(), sending);
        return counts == null ? new int[0] : counts;
    }

    private void requireOneEach(int[] counts) {
        if (counts.length != changed.size()) {
            throw new IllegalStateException(counts.length + " counts for " + changed.size() + " changes");
        }
        for (int count : counts) {
            requireOne(count);
        }
    }

    private void requireOne(int count) {
        if (count == Statement.SUCCESS_NO_INFO) {
            throw new IllegalStateException("the driver does not tell whether " + sheet.table() + " was changed");
        }
        if (count != 1) {
            throw new ConcurrentChange(sheet.table() + " was changed by another transaction");
        }
    }
}
