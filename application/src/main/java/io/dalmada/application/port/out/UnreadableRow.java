package io.dalmada.application.port.out;

/**
 * A stored row cannot be read: a later release wrote it, or its key is missing. The row exists, and no work may treat it as
 * missing; work that does not need it goes on. The reason is the class of the cause alone, for a message may quote what is
 * stored.
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
