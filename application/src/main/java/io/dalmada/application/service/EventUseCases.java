package io.dalmada.application.service;

import io.dalmada.application.port.in.EventQuery;
import io.dalmada.application.port.in.PeriodicWork;
import java.util.List;

/** The use cases that tell others what happened, apart from those that make it happen: they can only read it. */
public record EventUseCases(EventQuery events, List<PeriodicWork> periodicWork) {

    public static EventUseCases over(EventPorts ports) {
        return new EventUseCases(new EventQueries(ports.log()), List.of(new EventRelay(ports)));
    }
}
