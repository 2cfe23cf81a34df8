package io.dalmada.adapter.persistence.webhook;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries to rows of {@code webhook_delivery} and back. */
final class DeliveryRow {
    static final String INSERT = """
            insert into webhook_delivery (id, endpoint_id, event_id, event_type, aggregate_id, log_position, status, tries,
                next_try_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    /**
     * Only while it is as it was claimed: a delivery that another node recorded, or that was held or requested again,
     * does not change.
     */
    static final String UPDATE = """
            update webhook_delivery set status = ?, tries = ?, next_try_at = ?, last_tried_at = ?, answer_status = ?,
                answer_failure = ?
            where id = ? and tries = ? and status = ?""";

    private DeliveryRow() {}

    static @Nullable Object[] inserted(WebhookDelivery of) {
        return new @Nullable Object[] {
            of.id(),
            of.endpoint().value(),
            of.event(),
            of.eventType(),
            of.aggregateId(),
            of.position(),
            of.status().name(),
            of.tries(),
            Tables.time(of.nextTryAt()),
            Tables.time(of.createdAt())
        };
    }

    static @Nullable Object[] changed(WebhookQueue.Tried tried) {
        WebhookDelivery to = tried.after();
        return new @Nullable Object[] {
            to.status().name(),
            to.tries(),
            Tables.time(to.nextTryAt()),
            Tables.time(to.lastTriedAt()),
            to.lastAnswer().flatMap(ReceiverAnswer::status).orElse(null),
            Columns.text(to.lastAnswer().flatMap(ReceiverAnswer::failure), 40),
            to.id(),
            tried.before().tries(),
            tried.before().status().name()
        };
    }

    static WebhookDelivery read(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getString("aggregate_id"),
                row.getLong("log_position"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("tries"),
                Tables.optionalTime(row, "next_try_at"),
                Tables.optionalTime(row, "last_tried_at"),
                answer(row),
                Tables.time(row, "created_at"));
    }

    private static Optional<ReceiverAnswer> answer(ResultSet row) throws SQLException {
        Optional<Integer> status = Optional.ofNullable(row.getObject("answer_status", Integer.class));
        Optional<String> failure = Optional.ofNullable(row.getString("answer_failure"));
        return status.isEmpty() && failure.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReceiverAnswer(status, failure));
    }
}
