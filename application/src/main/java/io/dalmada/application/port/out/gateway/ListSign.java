package io.dalmada.application.port.out.gateway;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a page of a list says of itself, beside its rows. A list without such a sign, and without a charge that we know must
 * be on it, proves no absence: it may have a form that was not understood, and then seems as empty as one that is empty.
 *
 * @param rows how many rows stand on the page, ours or not, readable or not
 * @param total how many rows the whole list has, over all its pages, as the gateway itself counts; empty when it does not
 * @param declaredEmpty the gateway says in its own documented way that there is nothing; a mere empty page does not
 * @param misread what of the page was not understood, though the rows that were read do show what is there: a row without
 *     an order number that can be read, rows in an unexpected place; fixed texts and names of fields, never values. Rows
 *     that are certainly of other origin do not count
 */
public record ListSign(int rows, OptionalLong total, boolean declaredEmpty, Optional<String> misread) {
    public ListSign {
        if (rows < 0 || declaredEmpty && rows > 0) {
            throw new IllegalArgumentException("a page of " + rows + " rows cannot be declared empty");
        }
    }

    /** Rows in a known form, without a count. */
    public static ListSign plain(int rows) {
        return new ListSign(rows, OptionalLong.empty(), false, Optional.empty());
    }

    /** Rows in a known form, with the gateway's count of the whole list. */
    public static ListSign counted(int rows, long total) {
        return new ListSign(rows, OptionalLong.of(total), false, Optional.empty());
    }

    /** The gateway's own statement that there is nothing. */
    public static ListSign nothing() {
        return new ListSign(0, OptionalLong.empty(), true, Optional.empty());
    }

    /** As this one, but part of the page was not understood. */
    public ListSign misread(String form) {
        return new ListSign(rows, total, declaredEmpty, misread.or(() -> Optional.of(form)));
    }
}
