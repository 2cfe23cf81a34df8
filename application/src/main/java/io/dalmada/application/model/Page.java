package io.dalmada.application.model;

import java.util.List;
import java.util.Optional;

/**
 * @param nextCursor opaque; empty when this was the last page
 * @param leftOut how many rows of this page cannot be read and are not among the items
 */
public record Page<T>(List<T> items, Optional<String> nextCursor, int leftOut) {
    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, Optional<String> nextCursor) {
        this(items, nextCursor, 0);
    }
}
