package io.dalmada.application.port.in;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.Page;
import java.util.Optional;
import java.util.UUID;

/** Reads what happened. */
public interface EventQuery {
    /**
     * Oldest first. Every page has a cursor, the last one too: reading on from there later gives what happened since.
     *
     * @throws IllegalArgumentException "cursor" when we never gave it out
     */
    Page<LoggedEvent> list(EventLogFilter filter, Optional<String> cursor, int limit);

    Optional<LoggedEvent> find(UUID id);
}
