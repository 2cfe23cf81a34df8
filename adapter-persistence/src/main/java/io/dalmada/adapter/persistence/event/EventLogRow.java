package io.dalmada.adapter.persistence.event;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import java.util.List;

/** An event with its place in the log. */
record EventLogRow(long position, OutboxRow event) {
    static final Sheet<EventLogRow> SHEET = Sheet.ofFacts(
            "event_log",
            List.of(
                    Cell.number("log_position", EventLogRow::position),
                    Cell.id("id", row -> row.event().id()),
                    Cell.text("aggregate_type", row -> row.event().aggregateType()),
                    Cell.text("aggregate_id", row -> row.event().aggregateId()),
                    Cell.number("aggregate_version", row -> row.event().aggregateVersion()),
                    Cell.text("type", row -> row.event().type()),
                    Cell.count("payload_version", row -> row.event().payloadVersion()),
                    Cell.text("payload", row -> row.event().payload()),
                    Cell.time("recorded_at", row -> row.event().createdAt())));
}
