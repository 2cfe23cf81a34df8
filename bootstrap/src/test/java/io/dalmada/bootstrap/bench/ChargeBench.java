package io.dalmada.bootstrap.bench;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Charges by REST per second, and what we add to the simulator's own time, at 1, 16 and 64 clients on PostgreSQL with
 * durable commits. The ceiling, taken in the same run, makes the same number of commits (one row each) and the same two
 * HTTP calls without any of our code. See docs/benchmarks.md.
 */
final class ChargeBench {
    private static final int COMMITS = 4;

    private final PrintStream out;
    private static final int MOST_CLIENTS = 64;

    /** The compiler is at work for the first minute. */
    private static final int WARM_UPS = 3;

    private final int seconds;

    private ChargeBench(PrintStream out, int seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        new ChargeBench(System.out, args.length > 0 ? Integer.parseInt(args[0]) : 20).run();
    }

    private void run() throws Exception {
        Path log = Files.createTempFile("dalmada-bench", ".log");
        try (EmbeddedPostgres server = Database.durable();
                CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
                BenchApp app = BenchApp.start(simulator.baseUri(), server, log)) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < MOST_CLIENTS; i++) {
                keys.add(key(app.api(), log));
            }
            Ceiling ceiling = new Ceiling(simulator, server);
            AtomicInteger turn = new AtomicInteger();
            Api api = app.api();
            Work charge = () -> charge(api, keys.get(turn.getAndIncrement() % MOST_CLIENTS));
            for (int i = 0; i < WARM_UPS; i++) {
                load("warm-up", 16, charge);
            }
            out.println(
                    "| clients | charges/s | p50 ms | p99 ms | ceiling/s | of ceiling | ceiling p50 | CPU ms/charge | commits/charge |");
            out.println("|---|---|---|---|---|---|---|---|---|");
            for (int clients : new int[] {1, 16, MOST_CLIENTS}) {
                Result bare = load("ceiling", clients, ceiling::once);
                long cpu = app.cpuMillis();
                long commits = commits(server);
                Result ours = load("charges", clients, charge);
                out.printf(
                        "| %d | %.0f | %.1f | %.1f | %.0f | %.0f %% | %.1f | %.2f | %.1f |%n",
                        clients,
                        ours.perSecond(),
                        ours.at(50),
                        ours.at(99),
                        bare.perSecond(),
                        100 * ours.perSecond() / bare.perSecond(),
                        bare.at(50),
                        (double) (app.cpuMillis() - cpu) / ours.count(),
                        (double) (commits(server) - commits) / ours.count());
            }
        }
    }

    /** Many, as customers are: charges of one key wait for each other's claims. */
    private static String key(Api api, Path log) throws IOException {
        Api.Answer issued = api.post("/v1/billing-keys", Api.card("9410000000001235"));
        if (issued.status() != 201) {
            throw new IllegalStateException(issued.text() + "\n" + Files.readString(log));
        }
        return issued.at("id");
    }

    private static void charge(Api api, String key) {
        Api.Answer answer = api.charge(key, 9900);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private record Result(double[] millis, double seconds) {
        int count() {
            return millis.length;
        }

        double perSecond() {
            return millis.length / seconds;
        }

        double at(int percent) {
            return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
        }
    }

    private interface Work {
        void once() throws Exception;
    }

    private Result load(String name, int clients, Work work) throws InterruptedException {
        List<Double> all = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(clients);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> {
                List<Double> mine = new ArrayList<>();
                while (System.nanoTime() < end) {
                    long before = System.nanoTime();
                    try {
                        work.once();
                        mine.add((System.nanoTime() - before) / 1e6);
                    } catch (Exception failed) {
                        if (failures.getAndIncrement() == 0) {
                            out.println(name + " failed: " + failed);
                        }
                    }
                }
                synchronized (all) {
                    all.addAll(mine);
                }
                done.countDown();
            });
        }
        done.await();
        threads.shutdown();
        if (failures.get() > 0) {
            out.println(name + ": " + failures.get() + " failures");
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Result(sorted, (System.nanoTime() - start) / 1e9);
    }

    static long commits(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_stat_force_next_flush(), xact_commit from pg_stat_database where datname = 'postgres'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** The same commits and the same calls, bare. */
    private static final class Ceiling {
        private final BenchWire wire;
        private final ThreadLocal<Connection> connections;
        private final AtomicInteger orders = new AtomicInteger();

        Ceiling(CookiePaySimulator simulator, EmbeddedPostgres server) throws Exception {
            wire = new BenchWire(simulator);
            connections = ThreadLocal.withInitial(() -> connect(server));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists bench_ceiling (id bigserial primary key, v text)");
            }
        }

        private static Connection connect(EmbeddedPostgres server) {
            try {
                return server.getPostgresDatabase().getConnection();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        void once() throws Exception {
            commit(2);
            wire.charge("CEILING-" + orders.incrementAndGet());
            commit(COMMITS - 2);
        }

        private void commit(int times) throws SQLException {
            for (int i = 0; i < times; i++) {
                try (Statement statement = connections.get().createStatement()) {
                    statement.executeUpdate("insert into bench_ceiling (v) values ('x')");
                }
            }
        }
    }
}
