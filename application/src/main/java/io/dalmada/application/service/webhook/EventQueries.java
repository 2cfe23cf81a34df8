package io.dalmada.application.service.webhook;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.EventQuery;
import io.dalmada.application.port.out.EventLog;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class EventQueries implements EventQuery {
    private final EventLog log;

    EventQueries(EventLog log) {
        this.log = log;
    }

    @Override
    public Page<LoggedEvent> list(EventLogFilter filter, Optional<String> cursor, int limit) {
        long after = cursor.map(LogCursor::read).orElse(0L);
        List<LoggedEvent> found = log.after(after, filter, limit);
        long last = found.isEmpty() ? after : found.get(found.size() - 1).position();
        return new Page<>(found, Optional.of(LogCursor.after(last)));
    }

    @Override
    public Optional<LoggedEvent> find(UUID id) {
        return log.find(id);
    }
}
