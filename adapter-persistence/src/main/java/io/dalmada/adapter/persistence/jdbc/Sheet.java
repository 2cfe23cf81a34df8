package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.adapter.persistence.jdbc.Writing.Change;
import java.util.List;
import java.util.stream.Stream;

/** How the rows of a table are written; each column is named in one such place and nowhere else. */
public final class Sheet<R> {
    private final String table;
    private final Writing<R> inserts;
    private final Writing<Change<R>> changes;

    private Sheet(String table, Writing<R> inserts, Writing<Change<R>> changes) {
        this.table = table;
        this.inserts = inserts;
        this.changes = changes;
    }

    /** Rows that are written once. */
    public static <R> Sheet<R> ofFacts(String table, List<Cell<R>> cells) {
        return new Sheet<>(table, Writing.insert(table, cells), Writing.none());
    }

    /**
     * Rows that change.
     *
     * @param fixed written once, the key first
     * @param changing what a change writes, the guard first: it must still be what the change leaves
     */
    public static <R> Sheet<R> of(String table, List<Cell<R>> fixed, List<Cell<R>> changing) {
        return new Sheet<>(
                table,
                Writing.insert(table, cells(fixed, changing)),
                Writing.change(table, fixed.get(0), changing.get(0), changing));
    }

    @SafeVarargs
    public static <R> List<Cell<R>> cells(List<Cell<R>>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    String table() {
        return table;
    }

    Writing<R> inserts() {
        return inserts;
    }

    Writing<Change<R>> changes() {
        return changes;
    }
}
