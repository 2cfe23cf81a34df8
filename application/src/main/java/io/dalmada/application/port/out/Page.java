package io.dalmada.application.port.out;

import java.util.List;
import java.util.Optional;

/** @param nextCursor opaque; empty when this was the last page */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
