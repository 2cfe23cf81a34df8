package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Through one table after the other, each in the order of its ids; a row that cannot be read stops no other. */
final class TablesWalk implements Reencryption.Walk {
    private static final Logger LOG = LoggerFactory.getLogger(TablesWalk.class);

    private final JdbcTemplate jdbc;
    private final Encryption encryption;
    private final TransactionRunner transactions;
    private final Queue<EncryptedTable> ahead = new ArrayDeque<>(List.of(EncryptedTable.values()));
    /** The id of the last row that was read of the first table ahead; null at its beginning. */
    private @Nullable Object last;

    TablesWalk(JdbcTemplate jdbc, Encryption encryption, TransactionRunner transactions) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public Optional<Reencryption.Batch> next(int most) {
        List<String> old = encryption.retiredKeyIds();
        while (!old.isEmpty() && !ahead.isEmpty()) {
            EncryptedTable table = ahead.element();
            List<StoredSecrets> found = read(table, old, most);
            if (!found.isEmpty()) {
                last = found.get(found.size() - 1).id();
                return Optional.of(reencrypted(table, found));
            }
            ahead.remove();
            last = null;
        }
        return Optional.empty();
    }

    private List<StoredSecrets> read(EncryptedTable table, List<String> old, int most) {
        Map<String, Object> parameters = new TreeMap<>(Map.of("old", old, "most", most));
        if (last != null) {
            parameters.put("after", last);
        }
        return JdbcClient.create(jdbc)
                .sql(new Statements(table).batch(last == null))
                .params(parameters)
                .query((row, number) -> StoredSecrets.read(table, row))
                .list();
    }

    /** Encrypts before the transaction, so that rows are locked only while they are written. */
    private Reencryption.Batch reencrypted(EncryptedTable table, List<StoredSecrets> found) {
        List<Replacement> anew =
                found.stream().flatMap(row -> anew(row).stream()).toList();
        int done = write(anew);
        return new Reencryption.Batch(table, done, anew.size() - done, found.size() - anew.size());
    }

    /** What is stored, and what is to stand in its place. */
    private record Replacement(StoredSecrets read, StoredSecrets anew) {}

    private Optional<Replacement> anew(StoredSecrets row) {
        try {
            return Optional.of(new Replacement(row, row.anew(encryption)));
        } catch (RuntimeException unreadable) {
            LOG.error("{} cannot be encrypted anew and stays as it is", row, unreadable);
            return Optional.empty();
        }
    }

    private int write(List<Replacement> all) {
        try {
            return transactions.inTransaction(() -> (int) all.stream()
                    .filter(each -> each.anew().replace(each.read(), jdbc))
                    .count());
        } catch (ConcurrentChange lost) {
            LOG.debug("a batch is left to whoever was first", lost);
            return 0;
        }
    }
}
