package io.dalmada.adapter.persistence;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows that the database takes writes: a row is inserted and committed, then deleted and committed. */
public final class WriteProbe {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WriteProbe(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws RuntimeException when the row could not be written, committed or deleted */
    public void write() {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> jdbc.update(
                "insert into write_probe (id, kind, written_at) values (?, 'HEALTH', ?)",
                id,
                Timestamp.from(clock.instant())));
        transactions.executeWithoutResult(status -> jdbc.update("delete from write_probe where id = ?", id));
    }
}
