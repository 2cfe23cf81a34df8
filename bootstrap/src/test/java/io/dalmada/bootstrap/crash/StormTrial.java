package io.dalmada.bootstrap.crash;

import io.dalmada.bootstrap.harness.ChildApp;
import io.dalmada.bootstrap.harness.ImpatientClient;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Impatient clients at two real nodes, while nodes are killed and frozen, and the database and the gateway are killed, for as
 * long as wanted. Afterwards every request is repeated once, and books and ledger are compared from outside.
 */
final class StormTrial implements AutoCloseable {
    private static final int CLIENTS = 6;
    private static final int NODES = 2;
    private static final int MOST_STARTS = 5;
    /** Below the time after which absence counts as proven: a sender may be frozen just before its first byte. */
    private static final int LONGEST_FREEZE_MILLIS = 3_000;

    private final Random random;
    private final PrintStream out;
    private final Path log;
    private final MortalPostgres database;
    private final MortalSimulator gateway;
    private final List<ChildApp> nodes = new CopyOnWriteArrayList<>();
    private final List<ImpatientClient> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final ExecutorService starts = Executors.newSingleThreadExecutor();
    private Future<?> restart = CompletableFuture.completedFuture(true);
    private final Map<String, Integer> struck = new java.util.TreeMap<>();
    private volatile boolean storming = true;

    StormTrial(long seed, Path folder, PrintStream out) {
        this.random = new Random(seed);
        this.out = out;
        this.log = folder.resolve("nodes.log");
        this.database = new MortalPostgres(folder.resolve("pg"));
        this.gateway = new MortalSimulator(folder.resolve("ledger"));
        for (int i = 0; i < NODES; i++) {
            nodes.add(node());
        }
    }

    private ChildApp node() {
        List<String> settings = new ArrayList<>(database.properties());
        settings.addAll(List.of(
                "dalmada.gateways.cookiepay.rate-per-second=100",
                "dalmada.gateways.cookiepay.absence.settle=8s",
                "dalmada.gateways.cookiepay.refund-absence.settle=8s",
                "spring.datasource.hikari.maximum-pool-size=8"));
        return ChildApp.start(NodeApp.class, List.of(NodeApp.ahead(Duration.ZERO)), gateway.baseUri(), settings, log);
    }

    /** @return what is wrong afterwards; empty when all promises were kept */
    List<String> run(Duration length) throws Exception {
        List<Future<?>> asking = open();
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            pause(500 + random.nextInt(1_500));
            strike();
        }
        storming = false;
        restart.get();
        for (Future<?> each : asking) {
            each.get(60, TimeUnit.SECONDS);
        }
        awaitQuiet();
        List<String> faults = new ArrayList<>();
        clients.forEach(client -> faults.addAll(client.askAllAgain()));
        awaitQuiet();
        nodes.forEach(ChildApp::close);
        gateway.kill();
        faults.addAll(compared());
        return faults;
    }

    private List<Future<?>> open() {
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String key = nodes.get(0).api().billingKey();
            clients.add(new ImpatientClient(random.nextLong(), this::addresses, () -> storming, key));
        }
        clients.forEach(client -> asking.add(threads.submit(client)));
        return asking;
    }

    private List<String> addresses() {
        return nodes.stream().map(node -> node.api().base()).toList();
    }

    // ---- what goes wrong

    private void strike() {
        switch (random.nextInt(8)) {
            case 0, 1 -> killNode();
            case 2, 3, 4 -> freezeNode();
            case 5, 6 -> killGateway();
            default -> killDatabase();
        }
    }

    /** Its successor starts meanwhile; the other node goes on. */
    private void killNode() {
        if (!restart.isDone()) {
            freezeNode();
            return;
        }
        count("nodes killed");
        ChildApp victim = nodes.remove(random.nextInt(nodes.size()));
        victim.close();
        restart = starts.submit(() -> nodes.add(risen()));
    }

    /** Its start too may meet a dead database. */
    private ChildApp risen() {
        for (int tries = 1; ; tries++) {
            try {
                return node();
            } catch (IllegalStateException died) {
                if (tries == MOST_STARTS) {
                    throw died;
                }
            }
        }
    }

    private void freezeNode() {
        count("freezes");
        ChildApp victim = nodes.get(random.nextInt(nodes.size()));
        victim.freeze();
        pause(random.nextInt(LONGEST_FREEZE_MILLIS));
        victim.thaw();
    }

    private void killGateway() {
        count("gateway killed");
        gateway.kill();
        pause(random.nextInt(1_000));
        gateway.rise();
    }

    private void killDatabase() {
        count("database killed");
        database.kill();
        pause(random.nextInt(1_000));
        database.rise();
    }

    private void count(String what) {
        struck.merge(what, 1, Integer::sum);
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    // ---- afterwards

    private void awaitQuiet() {
        new StormBooks(database).awaitQuiet();
    }

    private List<String> compared() {
        try (CookiePaySimulator risen = gateway.reopened()) {
            Ledger ledger = risen.ledger();
            Set<String> paid =
                    clients.stream().flatMap(client -> client.paid().stream()).collect(Collectors.toSet());
            List<String> faults = new StormBooks(database).faults(ledger, paid);
            Set<String> orders = new HashSet<>();
            approvals(ledger).filter(e -> !orders.add(e.number())).forEach(e -> faults.add("approved twice: " + e));
            int requests = clients.stream().mapToInt(ImpatientClient::requests).sum();
            out.printf(
                    "storm: %s; %d keyed requests, %d approvals%n",
                    struck, requests, approvals(ledger).count());
            return faults;
        }
    }

    private static java.util.stream.Stream<LedgerEntry> approvals(Ledger ledger) {
        return ledger.entries().stream().filter(e -> e.kind() == LedgerEntry.Kind.APPROVED);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        starts.shutdownNow();
        nodes.forEach(ChildApp::close);
        gateway.close();
        database.close();
    }
}
