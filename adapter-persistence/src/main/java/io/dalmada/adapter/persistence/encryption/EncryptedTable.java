package io.dalmada.adapter.persistence.encryption;

/** A table whose rows hold secrets. All secrets of one row are under one key, whose id stands beside them. */
public enum EncryptedTable {
    /** Gateways' keys, customer references and buyers. */
    BILLING_KEY("billing_key", "id", "secret_key_id", "billing keys"),
    /** What is known of a customer while the gateway's window is open. */
    REGISTRATION("registration", "id", "secret_key_id", "registrations"),
    /** Replies that could not be opened yet. Only an open attempt holds one, and open ones are found by their slot. */
    ATTEMPT("attempt", "order_no", "sealed_key_id", "sealed replies", "open_payment_id is not null"),
    /** The signing secrets of receivers, those before the current one too. */
    WEBHOOK_ENDPOINT("webhook_endpoint", "id", "secret_key_id", "webhook endpoints");

    private final String table;
    private final String id;
    private final String keyId;
    private final String title;
    private final String only;

    EncryptedTable(String table, String id, String keyId, String title) {
        this(table, id, keyId, title, "");
    }

    EncryptedTable(String table, String id, String keyId, String title, String only) {
        this.table = table;
        this.id = id;
        this.keyId = keyId;
        this.title = title;
        this.only = only;
    }

    /** Its name in the schema. */
    public String table() {
        return table;
    }

    /** The column that names a row. */
    public String id() {
        return id;
    }

    /** The column that names the encryption key. */
    public String keyId() {
        return keyId;
    }

    /** What its rows are called when an operator is told of them, in the plural. */
    public String title() {
        return title;
    }

    /** A condition that all rows with a secret meet and that an index answers; empty when {@link #keyId} has an index. */
    public String only() {
        return only;
    }
}
