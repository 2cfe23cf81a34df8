package io.dalmada.bootstrap.crash;

import io.dalmada.bootstrap.harness.ChildApp;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Subscribers;
import io.dalmada.bootstrap.time.MicrosecondClock;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.Step;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Two real nodes on one PostgreSQL renew what is due, the gateway fails now and then, and either node is killed without
 * warning again and again. Afterwards the gateway's ledger and our database are compared from outside.
 *
 * <p>As a command: {@code mvn -q -pl bootstrap -am test-compile exec:exec -Dbench=io.dalmada.bootstrap.crash.NodeTrial}; its
 * arguments are the number of due subscriptions, of kills, and a seed (2000 20 1).
 */
final class NodeTrial implements AutoCloseable {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final List<Kind> FAULTS = List.of(
            Kind.RESET_BEFORE,
            Kind.RESET_AFTER,
            Kind.CLOSE_AFTER,
            Kind.STATUS,
            Kind.EMPTY_AFTER,
            Kind.TRUNCATED_AFTER,
            Kind.HTML_AFTER,
            Kind.HANG_AFTER);
    private static final double FAULT_SHARE = 0.05;
    private static final int MOST_DAYS = 7;

    private final int due;
    private final int kills;
    private final Random random;
    private final PrintStream out;
    private final EmbeddedPostgres server;
    private final CookiePaySimulator simulator;
    private final Path log;
    private final Duration toTen;
    private final Semaphore charges = new Semaphore(0);
    private final ExecutorService restarts = Executors.newFixedThreadPool(2);
    private long struck;

    NodeTrial(int due, int kills, long seed, Path folder, PrintStream out) throws IOException {
        this.due = due;
        this.kills = kills;
        this.random = new Random(seed);
        this.out = out;
        this.server = Database.durable();
        this.log = folder.resolve("nodes.log");
        Instant now = Instant.now();
        Instant ten = LocalDate.ofInstant(now, SEOUL)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(SEOUL)
                .toInstant();
        this.toTen = Duration.between(now, ten);
        this.simulator =
                CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(Clock.offset(Clock.systemUTC(), toTen)));
        simulator.onEvent(event -> {
            if (event.step() == Step.CHARGE && event.moment() == Event.Moment.RECEIVED) {
                charges.release();
            }
        });
    }

    public static void main(String[] args) throws Exception {
        int due = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        Path folder = Files.createTempDirectory("dalmada-nodes");
        try (NodeTrial trial = new NodeTrial(due, kills, seed, folder, System.out)) {
            trial.run().forEach(System.out::println);
        }
    }

    /** @return what is wrong afterwards; empty when all promises were kept */
    List<String> run() throws Exception {
        subscribe();
        fault();
        long start = System.nanoTime();
        renewUnderFire(Duration.ofDays(2));
        struck = simulator.faults().list().stream().mapToLong(s -> s.count()).sum();
        simulator.faults().clear();
        NodeBooks books = new NodeBooks(server, simulator.ledger(), due);
        int days = 2;
        while (!books.allPaid() && days < MOST_DAYS) {
            // What is proven absent is tried again on another day.
            renewInPeace(Duration.ofDays(++days));
        }
        report(books, days, (System.nanoTime() - start) / 1_000_000_000L);
        return books.faults();
    }

    // ---- two days before: everybody subscribes, with a trial of one day after that

    private void subscribe() {
        Clock clock = new MicrosecondClock(Clock.offset(Clock.systemUTC(), toTen));
        Subscribers.join(due, simulator, clock, Database.properties(server));
        out.println(due + " subscriptions, trial over at the end of tomorrow");
    }

    private void fault() {
        for (int i = 0; i < FAULTS.size(); i++) {
            simulator
                    .faults()
                    .add(Fault.once(Step.CHARGE, FAULTS.get(i))
                            .times(0)
                            .randomly(FAULT_SHARE / FAULTS.size(), random.nextLong())
                            .millis(900));
        }
    }

    // ---- the day

    private void renewUnderFire(Duration lead) throws Exception {
        simulator.clock().advance(lead);
        List<Future<ChildApp>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(restarts.submit(() -> node(lead)));
        }
        NodeBooks books = new NodeBooks(server, simulator.ledger(), due);
        for (int kill = 0; kill < kills; kill++) {
            int victim = random.nextInt(2);
            ChildApp node = nodes.get(victim).get();
            charges.drainPermits();
            // In the midst of requests while there are any; else whenever.
            charges.tryAcquire(1 + random.nextInt(due / (2 * kills)), 2, java.util.concurrent.TimeUnit.SECONDS);
            node.kill();
            node.awaitDeath();
            nodes.set(victim, restarts.submit(() -> node(lead)));
        }
        books.awaitQuiet(toTen.plus(lead));
        for (Future<ChildApp> node : nodes) {
            node.get().close();
        }
    }

    private void renewInPeace(Duration lead) throws Exception {
        simulator.clock().advance(Duration.ofDays(1));
        try (ChildApp one = node(lead)) {
            new NodeBooks(server, simulator.ledger(), due).awaitQuiet(toTen.plus(lead));
        }
    }

    private ChildApp node(Duration lead, String... more) {
        List<String> properties = new ArrayList<>(Database.properties(server));
        properties.add("dalmada.gateways.cookiepay.rate-per-second=100");
        properties.add("dalmada.billing.look-every=100ms");
        properties.add("spring.datasource.hikari.maximum-pool-size=8");
        properties.addAll(List.of(more));
        return ChildApp.start(
                NodeApp.class, List.of(NodeApp.ahead(toTen.plus(lead))), simulator.baseUri(), properties, log);
    }

    private void report(NodeBooks books, int days, long seconds) {
        out.printf("two nodes, %d due, %d kills, %d faults struck, %d days, %d s%n", due, kills, struck, days, seconds);
        out.println(books.summary());
        out.printf("no fault in N = %d renewals: at most %.4f (3/N) with 95 %% confidence%n", due, 3.0 / due);
    }

    @Override
    public void close() throws IOException {
        restarts.shutdownNow();
        simulator.close();
        server.close();
    }
}
