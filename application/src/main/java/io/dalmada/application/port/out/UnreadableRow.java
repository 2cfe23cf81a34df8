package io.dalmada.application.port.out;

/**
 * A stored row cannot be read: a later release wrote it, or its key is missing. It is there, and nobody may act as if it were
 * not; what does not need it goes on without it. It says why by the class of the cause alone, for a message may quote what
 * is stored.
 */
public final class UnreadableRow extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final String table;
    private final String id;

    /** @param id what names the row in its table; no secret */
    public UnreadableRow(String table, String id, Throwable why) {
        super("row " + id + " of " + table + " cannot be read: "
                + why.getClass().getName());
        this.table = table;
        this.id = id;
        setStackTrace(why.getStackTrace());
    }

    public String table() {
        return table;
    }

    public String id() {
        return id;
    }
}
