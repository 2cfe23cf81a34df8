package io.dalmada.bootstrap.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What {@link Slices} writes, by plain JDBC: the same rows, batches, locks and commits, and not a line of ours. */
final class SliceCeiling {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final String PAYMENT =
            "insert into payment (id, customer_id, billing_key_id, gateway_id, title_name,"
                    + " title_code, amount, currency, created_at, version, status)"
                    + " values (?, ?, ?, 'cookiepay', ?, 'MONTHLY', ?, 'KRW', ?, 1, 'PROCESSING')";
    private static final String LINE =
            "insert into payment_line (payment_id, line_no, kind, description, total, tax_free,"
                    + " vat, untaxed) values (?, 0, 'PRODUCT', ?, 9900, 0, 900, 0)";
    private static final String ATTEMPT =
            "insert into attempt (order_no, payment_id, gateway_id, billing_key_id, attempt_no,"
                    + " created_at, status, steps, open_payment_id, due_at)"
                    + " values (?, ?, 'cookiepay', ?, 1, ?, 'CREATED', 1, ?, ?)";
    private static final String MOVE =
            "insert into attempt_transition (payment_id, version, order_no, step, from_status,"
                    + " to_status, happened_at, cause) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OUTBOX =
            "insert into outbox (id, aggregate_type, aggregate_id, aggregate_version, type,"
                    + " payload_version, payload, created_at) values (?, 'payment', ?, ?, 'payment.attempt.sending', 1, ?, ?)";
    private static final String LOCK = "select * from billing_key where id = any (?) order by id for share";
    private static final String SEND = "update attempt set status = 'SENDING', steps = 2, due_at = ?, sent_at = ?"
            + " where order_no = ? and status = 'CREATED'";
    private static final String SUCCEED = "update attempt set status = 'SUCCEEDED', steps = 3, due_at = null,"
            + " open_payment_id = null, approval_txn = ?, approval_no = '30012345', approved_at = ?, receipt = ?"
            + " where order_no = ? and status = 'SENDING'";
    private static final String STEP = "update payment set version = ?, status = ? where id = ? and version = ?";
    private static final String CHARGE =
            "insert into gateway_transaction (gateway_id, txn, payment_id, order_no, amount,"
                    + " currency, role, seen_at, version) values ('cookiepay', ?, ?, ?, 9900, 'KRW', 'PERIOD_PAYMENT', ?, 4)";
    /** As long as one of ours. */
    private static final String PAYLOAD = "{\"type\":\"payment.attempt.sending\",\"aggregateId\":\"%s\",\"version\":2,"
            + "\"at\":\"2026-01-01T01:00:00Z\",\"from\":\"CREATED\",\"orderNumber\":\"P%s\",\"step\":2,"
            + "\"to\":\"SENDING\",\"cause\":\"claimed\"}";

    private final String url;
    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::connect);

    SliceCeiling(String url) {
        this.url = url + "&reWriteBatchedInserts=true";
    }

    private Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    record Row(UUID id, UUID key, String order, String txn) {
        static Row next(UUID key) {
            String name = UUID.randomUUID().toString();
            // Ids rise with time, as ours do: inserts go to the end of their indexes.
            UUID id = new UUID(System.nanoTime() << 8 | 7, UUID.randomUUID().getLeastSignificantBits());
            return new Row(id, key, "P" + id, "TID-" + name);
        }
    }

    List<Runnable> prepared(int count, int slice) throws SQLException {
        List<UUID> keys = keys(count);
        List<Runnable> slices = new ArrayList<>();
        for (int done = 0; done < count; done += slice) {
            List<UUID> mine = keys.subList(done, done + slice);
            slices.add(() -> renew(mine));
        }
        return slices;
    }

    private List<UUID> keys(int count) throws SQLException {
        List<UUID> keys = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement =
                        connection.prepareStatement("select id from billing_key order by id desc limit " + count);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getObject(1, UUID.class));
            }
        }
        return keys;
    }

    private void renew(List<UUID> keys) {
        Connection connection = connections.get();
        try {
            List<Row> rows = keys.stream().map(Row::next).toList();
            intend(connection, rows);
            connection.commit();
            claim(connection, rows);
            connection.commit();
            succeed(connection, rows);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void intend(Connection on, List<Row> rows) throws SQLException {
        send(on, PAYMENT, rows, r -> new Object[] {r.id, "customer-" + r.key, r.key, "달마다 구독", 9900L, NOW});
        send(on, LINE, rows, r -> new Object[] {r.id, "달마다 구독"});
        send(on, ATTEMPT, rows, r -> new Object[] {r.order, r.id, r.key, NOW, r.id, NOW});
        send(on, MOVE, rows, r -> new Object[] {r.id, 1L, r.order, 1, null, "CREATED", NOW, "requested"});
        send(on, OUTBOX, rows, r -> event(r, 1));
    }

    static void claim(Connection on, List<Row> rows) throws SQLException {
        try (PreparedStatement lock = on.prepareStatement(LOCK)) {
            lock.setArray(
                    1, on.createArrayOf("uuid", rows.stream().map(Row::key).toArray()));
            try (ResultSet found = lock.executeQuery()) {
                while (found.next()) {
                    found.getString("secret");
                }
            }
        }
        send(on, STEP, rows, r -> new Object[] {2L, "PROCESSING", r.id, 1L});
        send(on, SEND, rows, r -> new Object[] {NOW, NOW, r.order});
        send(on, MOVE, rows, r -> new Object[] {r.id, 2L, r.order, 2, "CREATED", "SENDING", NOW, "claimed"});
        send(on, OUTBOX, rows, r -> event(r, 2));
    }

    static void succeed(Connection on, List<Row> rows) throws SQLException {
        send(on, STEP, rows, r -> new Object[] {4L, "PAID", r.id, 2L});
        send(on, SUCCEED, rows, r -> new Object[] {r.txn, NOW, "https://receipt.example/" + r.txn, r.order});
        send(on, CHARGE, rows, r -> new Object[] {r.txn, r.id, r.order, NOW});
        send(on, MOVE, rows, r -> new Object[] {r.id, 3L, r.order, 3, "SENDING", "SUCCEEDED", NOW, "approved"});
        List<Object[]> events =
                rows.stream().flatMap(r -> Stream.of(event(r, 3), event(r, 4))).toList();
        send(on, OUTBOX, events, event -> event);
    }

    /** One more event for each. */
    static void tell(Connection on, List<Row> rows, long version) throws SQLException {
        send(on, OUTBOX, rows, r -> event(r, version));
    }

    private static Object[] event(Row r, long version) {
        UUID id = new UUID(r.id.getMostSignificantBits() + version, r.id.getLeastSignificantBits());
        return new Object[] {id, r.id.toString(), version, PAYLOAD.formatted(r.id, r.id), NOW};
    }

    interface Bound<T> {
        Object[] of(T row);
    }

    static <T> void send(Connection on, String sql, List<T> rows, Bound<T> bound) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            for (T row : rows) {
                Object[] values = bound.of(row);
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
