package io.dalmada.bootstrap.bench;

import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a billing run writes for its renewals, by plain JDBC in the same commits, and the same two bare calls of the gateway
 * (docs/benchmarks.md): as many slices at a time as keep all senders busy while some of them commit.
 */
final class RenewalCeiling implements AutoCloseable {
    private static final int SLICE = 32;
    private static final int WRITERS = 4;
    private static final String LOCK_DUE =
            "select * from subscription where id = any (?) order by id for update skip locked";
    private static final String UPDATE =
            "update subscription set billing_key_id = ?, gateway_id = ?, plan_code = ?, status = ?,"
                    + " next_at = ?, next_kind = ?, held_since = null, version = ?, state = ? where id = ? and version = ?";

    private final String url;
    private final BenchWire wire;
    private final ExecutorService senders;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    RenewalCeiling(EmbeddedPostgres server, CookiePaySimulator simulator, int senders) throws SQLException {
        this.url = server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
        this.wire = new BenchWire(simulator);
        this.senders = Executors.newFixedThreadPool(senders);
        for (int i = 0; i < WRITERS; i++) {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            connections.add(connection);
        }
    }

    double perSecond(int count) throws Exception {
        List<List<UUID>> slices = slices(count);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        slices.forEach(slice -> running.add(writers.submit(() -> renew(slice))));
        writers.shutdown();
        for (Future<?> slice : running) {
            slice.get();
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() throws SQLException {
        senders.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private List<List<UUID>> slices(int count) throws SQLException {
        List<List<UUID>> slices = new ArrayList<>();
        try (Connection on = DriverManager.getConnection(url);
                PreparedStatement statement = on.prepareStatement("select id from subscription limit " + count);
                ResultSet rows = statement.executeQuery()) {
            for (int i = 0; rows.next(); i++) {
                if (i % SLICE == 0) {
                    slices.add(new ArrayList<>());
                }
                slices.get(slices.size() - 1).add(rows.getObject(1, UUID.class));
            }
        }
        return slices;
    }

    private Void renew(List<UUID> subscriptions) throws Exception {
        Connection on = connections.take();
        try {
            List<Due> due = locked(on, subscriptions);
            List<SliceCeiling.Row> rows =
                    due.stream().map(each -> SliceCeiling.Row.next(each.key)).toList();
            SliceCeiling.intend(on, rows);
            update(on, due);
            SliceCeiling.tell(on, rows, 5);
            on.commit();
            SliceCeiling.claim(on, rows);
            on.commit();
            charge(rows);
            SliceCeiling.succeed(on, rows);
            update(on, locked(on, subscriptions));
            SliceCeiling.tell(on, rows, 6);
            on.commit();
            return null;
        } finally {
            connections.add(on);
        }
    }

    private void charge(List<SliceCeiling.Row> rows) throws Exception {
        List<Callable<Void>> calls = new ArrayList<>();
        for (SliceCeiling.Row row : rows) {
            calls.add(() -> {
                wire.charge(row.order());
                return null;
            });
        }
        for (Future<Void> call : senders.invokeAll(calls)) {
            call.get();
        }
    }

    private record Due(UUID id, UUID key, String plan, OffsetDateTime at, long version, String state) {}

    private static List<Due> locked(Connection on, List<UUID> ids) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (PreparedStatement statement = on.prepareStatement(LOCK_DUE)) {
            statement.setArray(1, on.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            row.getObject("id", UUID.class),
                            row.getObject("billing_key_id", UUID.class),
                            row.getString("plan_code"),
                            row.getObject("next_at", OffsetDateTime.class),
                            row.getLong("version"),
                            row.getString("state")));
                }
            }
        }
        return due;
    }

    private static void update(Connection on, List<Due> due) throws SQLException {
        SliceCeiling.send(on, UPDATE, due, each -> new Object[] {
            each.key,
            "cookiepay",
            each.plan,
            "ACTIVE",
            each.at.plusSeconds(1),
            "COLLECT",
            each.version + 1,
            each.state,
            each.id,
            each.version
        });
    }
}
