package io.dalmada.application.port.out;

import io.dalmada.domain.shared.DomainEvent;
import java.util.List;

/** Takes what happened into the same commit as the change itself; a relay carries it on, at least once (I-22). */
public interface DomainEventOutbox {
    /** Inside a transaction; one round trip, however many events of however many aggregates. */
    void append(List<? extends DomainEvent> events);
}
