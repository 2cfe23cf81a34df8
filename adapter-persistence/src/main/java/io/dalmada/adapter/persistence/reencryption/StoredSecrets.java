package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.ConditionalUpdate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The secrets of one row, as they are stored.
 *
 * @param texts of the columns that are not null
 */
record StoredSecrets(EncryptedTable table, Object id, String keyId, Map<EncryptedColumn, String> texts) {
    static StoredSecrets read(EncryptedTable table, ResultSet row) throws SQLException {
        Map<EncryptedColumn, String> texts = new EnumMap<>(EncryptedColumn.class);
        for (EncryptedColumn column : EncryptedColumn.of(table)) {
            String text = row.getString(column.column());
            if (text != null) {
                texts.put(column, text);
            }
        }
        return new StoredSecrets(table, row.getObject(table.id()), row.getString(table.keyId()), texts);
    }

    /** @throws IllegalStateException when one of them cannot be decrypted */
    StoredSecrets anew(Encryption encryption) {
        Map<EncryptedColumn, String> anew = new EnumMap<>(EncryptedColumn.class);
        texts.forEach((column, text) ->
                anew.put(column, encryption.encrypt(encryption.decrypt(text, column, id), column, id)));
        return new StoredSecrets(table, id, encryption.keyId(), anew);
    }

    /** No text is ever encrypted the same way twice, so another write of the row since has changed them. */
    boolean replace(StoredSecrets read, JdbcTemplate jdbc) {
        ConditionalUpdate update = new ConditionalUpdate(jdbc, table.table())
                .set(table.keyId(), keyId)
                .where(table.id(), id)
                .where(table.keyId(), read.keyId);
        texts.forEach((column, text) -> update.set(column.column(), text));
        for (EncryptedColumn column : EncryptedColumn.of(table)) {
            String before = read.texts.get(column);
            if (before == null) {
                update.whereEmpty(column.column());
            } else {
                update.where(column.column(), before);
            }
        }
        return update.changedOne();
    }

    @Override
    public String toString() {
        return table.table() + " " + id;
    }
}
