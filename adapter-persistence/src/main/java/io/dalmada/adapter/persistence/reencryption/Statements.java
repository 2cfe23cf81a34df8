package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import java.util.stream.Collectors;

/** The questions about one table. */
record Statements(EncryptedTable table) {
    /** In the order of ids, so that a walk goes on behind the last one and two of them never block each other. */
    String batch(boolean first) {
        String columns =
                EncryptedColumn.of(table).stream().map(EncryptedColumn::column).collect(Collectors.joining(", "));
        return "select " + table.id() + ", " + table.keyId() + ", " + columns + old()
                + (first ? "" : " and " + table.id() + " > :after") + " order by " + table.id() + " limit :most";
    }

    String count() {
        return "select count(*)" + old();
    }

    private String old() {
        return " from " + table.table() + " where " + (table.only().isEmpty() ? "" : table.only() + " and ")
                + table.keyId() + " in (:old)";
    }

    /** Asks without the help of an index: that a key is free to go must not rest on what we believe of the rows. */
    String uses() {
        return "select " + table.keyId() + ", count(*) from " + table.table() + " where " + table.keyId()
                + " <> :newest group by " + table.keyId() + " order by " + table.keyId();
    }
}
