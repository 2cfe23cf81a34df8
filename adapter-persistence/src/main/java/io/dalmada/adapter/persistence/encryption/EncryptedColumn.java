package io.dalmada.adapter.persistence.encryption;

import java.util.Arrays;
import java.util.List;

/**
 * Every column that holds something encrypted. {@link Encryption} takes nothing else, so no column can be forgotten when
 * secrets are encrypted under a new key.
 */
public enum EncryptedColumn {
    BILLING_KEY_SECRET(EncryptedTable.BILLING_KEY, "secret", '/'),
    BILLING_KEY_BUYER(EncryptedTable.BILLING_KEY, "buyer", '/'),
    REGISTRATION_SECRET(EncryptedTable.REGISTRATION, "secret", '/'),
    ATTEMPT_SEALED(EncryptedTable.ATTEMPT, "sealed", '/'),
    WEBHOOK_SECRET(EncryptedTable.WEBHOOK_ENDPOINT, "secret", '.'),
    WEBHOOK_PREVIOUS_SECRET(EncryptedTable.WEBHOOK_ENDPOINT, "previous_secret", '.'),
    WEBHOOK_OLDER_SECRETS(EncryptedTable.WEBHOOK_ENDPOINT, "older_secrets", '.');

    private final EncryptedTable table;
    private final String column;
    private final char separator;

    EncryptedColumn(EncryptedTable table, String column, char separator) {
        this.table = table;
        this.column = column;
        this.separator = separator;
    }

    public static List<EncryptedColumn> of(EncryptedTable table) {
        return Arrays.stream(values()).filter(each -> each.table == table).toList();
    }

    public EncryptedTable table() {
        return table;
    }

    public String column() {
        return column;
    }

    /** What a text is bound to; part of what is stored, so it never changes. */
    String place(Object id) {
        return table.table() + "." + column + separator + id;
    }
}
