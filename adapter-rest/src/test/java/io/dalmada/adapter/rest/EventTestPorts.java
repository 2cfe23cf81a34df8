package io.dalmada.adapter.rest;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.EventQuery;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The inbound ports of whoever wants to know, as a test sets them up; what reached them is counted in {@link Ports}. */
public final class EventTestPorts implements EventQuery {
    private final Ports ports;
    public Supplier<Page<LoggedEvent>> onEvents = () -> new Page<>(List.of(), Optional.of("AAAAAAAAAAA"));
    public Supplier<Optional<LoggedEvent>> onEvent = Optional::empty;

    EventTestPorts(Ports ports) {
        this.ports = ports;
    }

    void reset() {
        EventTestPorts fresh = new EventTestPorts(ports);
        onEvents = fresh.onEvents;
        onEvent = fresh.onEvent;
    }

    @Override
    public Page<LoggedEvent> list(EventLogFilter filter, Optional<String> cursor, int limit) {
        ports.calls.add("list events " + new TreeSet<>(filter.types()) + " "
                + filter.aggregateId().orElse("-") + " " + cursor.orElse("-") + " " + limit);
        return onEvents.get();
    }

    @Override
    public Optional<LoggedEvent> find(UUID id) {
        ports.calls.add("get event " + id);
        return onEvent.get();
    }
}
