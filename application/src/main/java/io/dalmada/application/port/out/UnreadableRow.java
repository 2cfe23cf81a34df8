package io.dalmada.application.port.out;

/**
 * A stored row cannot be read: a later release wrote it, or its key is missing. It is there, and nobody may act as if it were
 * not; what does not need it goes on without it.
 */
public final class UnreadableRow extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param id what names the row in its table; no secret */
    public UnreadableRow(String table, String id, Throwable why) {
        super("row " + id + " of " + table + " cannot be read: " + why, why);
    }
}
