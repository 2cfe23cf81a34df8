package io.dalmada.adapter.persistence.webhook;

import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deliveries in {@code webhook_delivery}, the queue of each receiver in {@code webhook_lane}. */
public final class JdbcWebhookQueue implements WebhookQueue {
    private static final String OPEN = """
            insert into webhook_lane (endpoint_id, log_position, busy_until, idle_rounds) values (?, ?, ?, 0)""";
    private static final String LANES = """
            select l.*, (select min(d.next_try_at) from webhook_delivery d where d.endpoint_id = l.endpoint_id) first_due
            from webhook_lane l join webhook_endpoint e on e.id = l.endpoint_id""";
    private static final String READ =
            "select log_position from webhook_lane where endpoint_id = :endpoint for update skip locked";
    private static final String HAVE_READ =
            "update webhook_lane set log_position = :position where endpoint_id = :endpoint";
    private static final String ENTER = """
            update webhook_lane set busy_until = :until where endpoint_id = :endpoint and busy_until <= :now""";
    private static final String LEAVE = """
            update webhook_lane set busy_until = :until, idle_rounds = :rounds, failing_since = :since
            where endpoint_id = :endpoint""";
    private static final String DUE = """
            select d.*, e.payload from webhook_delivery d join event_log e on e.log_position = d.log_position
            where d.endpoint_id = :endpoint and d.next_try_at <= :now
            order by d.next_try_at, d.log_position limit :most""";
    private static final String HOLD = """
            update webhook_delivery set status = 'HELD', next_try_at = null
            where endpoint_id = :endpoint and status = 'PENDING'""";
    private static final String RELEASE = """
            update webhook_delivery set status = 'PENDING', next_try_at = :now
            where endpoint_id = :endpoint and status = 'HELD'""";
    private static final String ASK_AGAIN = """
            update webhook_delivery set status = 'PENDING', tries = 0, next_try_at = :now
            where id = :id and tries = :tries and status = :status""";
    private static final String OF_AGGREGATE = """
            select * from webhook_delivery where aggregate_id = :aggregate order by log_position, id limit :most""";
    private static final String FORGET = """
            delete from webhook_delivery where id in (
                select id from webhook_delivery where status = :status and created_at < :before limit :most)""";

    private static final String TABLE = "webhook_delivery";

    private final Tables tables;

    public JdbcWebhookQueue(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void open(WebhookEndpointId endpoint, long position) {
        tables.insertAll(OPEN, List.<@Nullable Object[]>of(new @Nullable Object[] {
            endpoint.value(), position, Tables.time(Instant.EPOCH)
        }));
    }

    @Override
    public Optional<ReceiverQueue> lane(WebhookEndpointId endpoint) {
        return tables.read(LANES + " where l.endpoint_id = :endpoint")
                .param("endpoint", endpoint.value())
                .query(JdbcWebhookQueue::lane)
                .optional();
    }

    @Override
    public List<ReceiverQueue> lanes() {
        return tables.read(LANES + " where e.status = 'ENABLED'")
                .query(JdbcWebhookQueue::lane)
                .list();
    }

    private static ReceiverQueue lane(ResultSet row, int number) throws SQLException {
        Rest rest = new Rest(
                row.getInt("idle_rounds"), Tables.time(row, "busy_until"), Tables.optionalTime(row, "failing_since"));
        Optional<Instant> due =
                Tables.optionalTime(row, "first_due").map(first -> first.isBefore(rest.until()) ? rest.until() : first);
        return new ReceiverQueue(
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                row.getLong("log_position"),
                due,
                rest);
    }

    @Override
    public Optional<Long> startReading(WebhookEndpointId endpoint) {
        return tables.write(READ)
                .param("endpoint", endpoint.value())
                .query(Long.class)
                .optional();
    }

    @Override
    public void haveRead(WebhookEndpointId endpoint, long position, List<WebhookDelivery> wanted) {
        tables.insertAll(
                DeliveryRow.INSERT, wanted.stream().map(DeliveryRow::inserted).toList());
        tables.write(HAVE_READ)
                .param("position", position)
                .param("endpoint", endpoint.value())
                .update();
    }

    @Override
    public boolean enter(WebhookEndpointId endpoint, Instant now, Instant until) {
        int entered = tables.write(ENTER)
                .param("until", Tables.time(until))
                .param("endpoint", endpoint.value())
                .param("now", Tables.time(now))
                .update();
        return entered == 1;
    }

    @Override
    public List<Due> due(WebhookEndpointId endpoint, Instant now, int most) {
        return tables.read(DUE)
                .param("endpoint", endpoint.value())
                .param("now", Tables.time(now))
                .param("most", most)
                .query((row, number) -> new Due(DeliveryRow.read(row, number), row.getString("payload")))
                .list();
    }

    @Override
    public void record(List<Tried> tried) {
        tables.changeAll(
                DeliveryRow.UPDATE, tried.stream().map(DeliveryRow::changed).toList());
    }

    @Override
    public void leave(WebhookEndpointId endpoint, Rest rest) {
        tables.write(LEAVE)
                .param("until", Tables.time(rest.until()))
                .param("rounds", rest.rounds())
                .param("since", Tables.time(rest.failingSince()))
                .param("endpoint", endpoint.value())
                .update();
    }

    @Override
    public void hold(WebhookEndpointId endpoint) {
        tables.write(HOLD).param("endpoint", endpoint.value()).update();
    }

    @Override
    public void release(WebhookEndpointId endpoint, Instant now) {
        tables.write(RELEASE)
                .param("endpoint", endpoint.value())
                .param("now", Tables.time(now))
                .update();
        leave(endpoint, new Rest(0, now, Optional.empty()));
    }

    @Override
    public Optional<WebhookDelivery> find(UUID delivery) {
        return tables.read("select * from webhook_delivery where id = :id")
                .param("id", delivery)
                .query(tables.readable().required(TABLE, "id", DeliveryRow::read))
                .optional();
    }

    @Override
    public Page<WebhookDelivery> list(
            WebhookEndpointId endpoint, Optional<DeliveryStatus> status, Optional<String> cursor, int limit) {
        StringBuilder sql = new StringBuilder("select id from webhook_delivery where endpoint_id = :endpoint");
        Map<String, Object> parameters = new HashMap<>(Map.of("endpoint", endpoint.value(), "most", limit + 1));
        status.ifPresent(wanted -> {
            sql.append(" and status = :status");
            parameters.put("status", wanted.name());
        });
        cursor.map(Cursor::read).ifPresent(after -> {
            sql.append(" and id < :after");
            parameters.put("after", after);
        });
        List<UUID> ids = tables.read(sql.append(" order by id desc limit :most").toString())
                .params(parameters)
                .query(UUID.class)
                .list();
        return Cursor.page(ids, limit, this::whole);
    }

    private List<WebhookDelivery> whole(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : Maybe.readable(tables.read("select * from webhook_delivery where id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query(tables.readable().maybe(TABLE, "id", DeliveryRow::read))
                        .list());
    }

    @Override
    public List<WebhookDelivery> ofAggregate(String aggregateId, int most) {
        return Maybe.readable(tables.read(OF_AGGREGATE)
                .param("aggregate", aggregateId)
                .param("most", most)
                .query(tables.readable().maybe(TABLE, "id", DeliveryRow::read))
                .list());
    }

    @Override
    public void askAgain(WebhookDelivery before, Instant now) {
        int asked = tables.write(ASK_AGAIN)
                .param("now", Tables.time(now))
                .param("id", before.id())
                .param("tries", before.tries())
                .param("status", before.status().name())
                .update();
        if (asked != 1) {
            throw new ConcurrentChange("the delivery was tried meanwhile");
        }
    }

    @Override
    public int forget(Instant before, int most) {
        return Stream.of(DeliveryStatus.DELIVERED, DeliveryStatus.GIVEN_UP)
                .mapToInt(status -> tables.write(FORGET)
                        .param("status", status.name())
                        .param("before", Tables.time(before))
                        .param("most", most)
                        .update())
                .sum();
    }
}
