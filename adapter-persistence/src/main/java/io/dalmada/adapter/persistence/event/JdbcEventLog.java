package io.dalmada.adapter.persistence.event;

import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code event_log}, filled from {@code outbox}. The transaction that takes events locks the one row of {@code
 * event_log_end} until its commit: so positions become visible in ascending order, although events are committed in any
 * order.
 */
public final class JdbcEventLog implements EventLog {
    private static final String WAITING = "select created_at from outbox order by id limit 1";
    private static final String HOLD_END =
            "select log_position from event_log_end where one = 1 for update skip locked";
    private static final String MOVE_END = "update event_log_end set log_position = :to where one = 1";
    private static final String END = "select log_position from event_log_end where one = 1";
    /** The oldest, and all waiting events of their aggregates: an id from another node may be older than it should be. */
    private static final String OLDEST = """
            select o.* from outbox o join (
                select distinct aggregate_type, aggregate_id from (
                    select aggregate_type, aggregate_id from outbox order by id limit :most) oldest) concerned
            on o.aggregate_type = concerned.aggregate_type and o.aggregate_id = concerned.aggregate_id""";

    private static final String TAKE_AWAY = "delete from outbox where id = ?";
    /** In one statement: what the relay moves meanwhile is seen once. */
    private static final String HISTORY = """
            select id, payload from (
                select aggregate_version, id, payload from event_log where aggregate_type = :type and aggregate_id = :id
                union all
                select aggregate_version, id, payload from outbox where aggregate_type = :type and aggregate_id = :id) told
            order by aggregate_version desc limit :most""";

    private static final String BY_ID = "select * from event_log where id = :id";

    private final Tables tables;
    private final JdbcTemplate jdbc;

    public JdbcEventLog(Tables tables, JdbcTemplate jdbc) {
        this.tables = tables;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> waitingSince() {
        return tables.read(WAITING)
                .query((row, number) -> Tables.time(row, "created_at"))
                .optional();
    }

    @Override
    public int take(int most) {
        Optional<Long> end = tables.write(HOLD_END).query(Long.class).optional();
        return end.isEmpty() ? 0 : move(waiting(most), end.get());
    }

    private List<OutboxRow> waiting(int most) {
        List<OutboxRow> rows = tables.write(OLDEST)
                .param("most", most)
                .query((row, number) -> OutboxRow.read(row))
                .list();
        return LogOrder.of(rows);
    }

    private int move(List<OutboxRow> waiting, long end) {
        if (waiting.isEmpty()) {
            return 0;
        }
        Batch<EventLogRow> logged = new Batch<>(EventLogRow.SHEET);
        List<Object[]> taken = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            logged.add(new EventLogRow(end + i + 1, waiting.get(i)));
            taken.add(new Object[] {waiting.get(i).id()});
        }
        logged.write(jdbc);
        tables.updateAll(TAKE_AWAY, taken);
        tables.write(MOVE_END).param("to", end + waiting.size()).update();
        return waiting.size();
    }

    @Override
    public long end() {
        return tables.read(END).query(Long.class).single();
    }

    @Override
    public List<LoggedEvent> after(long position, EventLogFilter filter, int most) {
        StringBuilder sql = new StringBuilder("select * from event_log where log_position > :after");
        Map<String, Object> parameters = new HashMap<>(Map.of("after", position, "most", most));
        if (!filter.types().isEmpty()) {
            sql.append(" and type in (:types)");
            parameters.put("types", filter.types());
        }
        filter.aggregateId().ifPresent(id -> {
            sql.append(" and aggregate_id = :aggregate");
            parameters.put("aggregate", id);
        });
        return tables.read(sql.append(" order by log_position limit :most").toString())
                .params(parameters)
                .query(JdbcEventLog::event)
                .list();
    }

    @Override
    public Optional<LoggedEvent> find(UUID id) {
        return tables.read(BY_ID).param("id", id).query(JdbcEventLog::event).optional();
    }

    @Override
    public List<SubscriptionEvent> history(SubscriptionId id, int most) {
        List<SubscriptionEvent> newestFirst = Maybe.readable(tables.read(HISTORY)
                .params(Map.of("type", "subscription", "id", id.toString(), "most", most))
                .query(tables.readable()
                        .maybe("event", "id", (row, number) -> SubscriptionEventJson.read(row.getString("payload"))))
                .list());
        List<SubscriptionEvent> inOrder = new ArrayList<>(newestFirst);
        Collections.reverse(inOrder);
        return inOrder;
    }

    private static LoggedEvent event(ResultSet row, int number) throws SQLException {
        return new LoggedEvent(
                row.getLong("log_position"),
                row.getObject("id", UUID.class),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_version"),
                row.getString("type"),
                row.getInt("payload_version"),
                row.getString("payload"),
                Tables.time(row, "recorded_at"));
    }
}
