package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.UuidV7;
import java.time.Clock;
import java.util.List;

/** Events in the table {@code outbox}, one row each. */
final class JpaOutbox implements DomainEventOutbox {
    private final Rows rows;
    private final Clock clock;
    private final UuidV7 ids;

    JpaOutbox(Rows rows, Clock clock, UuidV7 ids) {
        this.rows = rows;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void append(List<? extends DomainEvent> events) {
        events.forEach(event -> rows.insert(row(event)));
    }

    private OutboxRow row(DomainEvent event) {
        OutboxRow row = new OutboxRow();
        row.id = ids.next();
        row.aggregateType = EventPayload.aggregateType(event);
        row.aggregateId = event.aggregateId();
        row.aggregateVersion = event.version();
        row.type = event.type();
        row.payloadVersion = EventPayload.VERSION;
        row.payload = EventPayload.json(event);
        row.createdAt = Columns.time(clock.instant());
        return row;
    }
}
