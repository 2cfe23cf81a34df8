package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds rows by the id of the key that protects them. */
public final class JdbcReencryption implements Reencryption {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Encryption encryption;
    private final TransactionRunner transactions;

    public JdbcReencryption(JdbcTemplate jdbc, Encryption encryption, TransactionRunner transactions) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public String newestKeyId() {
        return encryption.keyId();
    }

    @Override
    public List<String> oldKeyIds() {
        return encryption.retiredKeyIds();
    }

    @Override
    public long waiting(EncryptedTable table) {
        List<String> old = oldKeyIds();
        return old.isEmpty()
                ? 0
                : client.sql(new Statements(table).count())
                        .param("old", old)
                        .query(Long.class)
                        .single();
    }

    @Override
    public List<Use> uses() {
        return Arrays.stream(EncryptedTable.values()).flatMap(this::uses).toList();
    }

    private Stream<Use> uses(EncryptedTable table) {
        return client
                .sql(new Statements(table).uses())
                .param("newest", newestKeyId())
                .query((row, number) -> new Use(row.getString(1), table, row.getLong(2)))
                .list()
                .stream();
    }

    @Override
    public Walk walk() {
        return new TablesWalk(jdbc, encryption, transactions);
    }
}
