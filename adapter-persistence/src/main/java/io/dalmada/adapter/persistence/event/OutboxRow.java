package io.dalmada.adapter.persistence.event;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.adapter.persistence.jdbc.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event on its way out; {@code id} stays the same however often it is delivered. */
record OutboxRow(
        UUID id,
        String aggregateType,
        String aggregateId,
        long aggregateVersion,
        String type,
        int payloadVersion,
        String payload,
        Instant createdAt) {
    static final Sheet<OutboxRow> SHEET = Sheet.ofFacts(
            "outbox",
            List.of(
                    Cell.id("id", OutboxRow::id),
                    Cell.text("aggregate_type", OutboxRow::aggregateType),
                    Cell.text("aggregate_id", OutboxRow::aggregateId),
                    Cell.number("aggregate_version", OutboxRow::aggregateVersion),
                    Cell.text("type", OutboxRow::type),
                    Cell.count("payload_version", OutboxRow::payloadVersion),
                    Cell.text("payload", OutboxRow::payload),
                    Cell.time("created_at", OutboxRow::createdAt)));

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject("id", UUID.class),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_version"),
                row.getString("type"),
                row.getInt("payload_version"),
                row.getString("payload"),
                Tables.time(row, "created_at"));
    }
}
