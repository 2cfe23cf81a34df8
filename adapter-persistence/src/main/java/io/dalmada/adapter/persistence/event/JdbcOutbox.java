package io.dalmada.adapter.persistence.event;

import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.UuidV7;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in the table {@code outbox}, one row each. */
public final class JdbcOutbox implements DomainEventOutbox {
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final UuidV7 ids;

    public JdbcOutbox(JdbcTemplate jdbc, Clock clock, UuidV7 ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void append(List<? extends DomainEvent> events) {
        Batch<OutboxRow> batch = new Batch<>(OutboxRow.SHEET);
        events.forEach(event -> batch.add(row(event)));
        batch.write(jdbc);
    }

    private OutboxRow row(DomainEvent event) {
        UUID id = ids.next();
        return new OutboxRow(
                id,
                EventPayload.aggregateType(event),
                event.aggregateId(),
                event.version(),
                event.type(),
                EventPayload.VERSION,
                EventPayload.json(id, event),
                Columns.time(clock.instant()));
    }
}
