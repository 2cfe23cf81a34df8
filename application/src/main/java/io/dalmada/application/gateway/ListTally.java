package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.ListSign;
import java.util.Optional;
import java.util.OptionalLong;

/** The signs of a list's pages, added up and held against each other. */
public final class ListTally {
    private long rows;
    private OptionalLong total = OptionalLong.empty();
    private boolean declaredEmpty;
    private Optional<String> misread = Optional.empty();

    public void add(ListSign page) {
        rows += page.rows();
        misread = misread.or(page::misread);
        declaredEmpty |= page.declaredEmpty();
        // A list may grow while it is read: what the last page says counts.
        total = page.total().isPresent() ? page.total() : total;
    }

    /** The gateway's own count, or its statement that there is nothing, says how much there is. */
    public boolean isSigned() {
        return total.isPresent() || declaredEmpty && rows == 0;
    }

    /** What was not understood or does not fit, as a text for the operator; empty when the list is in order. */
    public Optional<String> oddity() {
        return misread.or(this::countThatDoesNotFit);
    }

    private Optional<String> countThatDoesNotFit() {
        return total.isPresent() && total.getAsLong() != rows
                ? Optional.of("the gateway counts " + total.getAsLong() + " rows, and shows " + rows)
                : Optional.empty();
    }
}
