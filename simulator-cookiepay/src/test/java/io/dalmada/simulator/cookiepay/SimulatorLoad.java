package io.dalmada.simulator.cookiepay;

import io.dalmada.simulator.base.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how many requests a second the simulator serves: charges and their decryptions over kept-alive connections, client
 * and simulator on the same machine. Arguments: threads (8) and seconds (10). Not a test: its result is the machine's.
 */
public final class SimulatorLoad {
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final AtomicLong order = new AtomicLong();
    private final CookiePaySimulator simulator;

    private SimulatorLoad(CookiePaySimulator simulator) {
        this.simulator = simulator;
    }

    public static void main(String[] args) throws Exception {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        Duration length = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 10);
        try (CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory())) {
            SimulatorLoad load = new SimulatorLoad(simulator);
            load.run(threads, WARM_UP);
            long requests = load.run(threads, length);
            System.out.printf("%d threads, %d requests/s%n", threads, requests / length.toSeconds());
        }
    }

    private long run(int threads, Duration length) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Long>> merchants = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            merchants.add(pool.submit(() -> chargeUntil(end)));
        }
        long requests = 0;
        for (Future<Long> merchant : merchants) {
            requests += merchant.get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.SECONDS);
        return requests;
    }

    private long chargeUntil(long end) throws IOException {
        Client merchant = Client.loggedIn(simulator);
        String key = merchant.issuedKey();
        long requests = 0;
        while (System.nanoTime() < end) {
            String tid = Json.text(merchant.charge(key, "L-" + order.incrementAndGet(), 9900), "TID");
            if (tid.isEmpty()) {
                throw new IllegalStateException("not approved");
            }
            requests += 2;
        }
        return requests;
    }
}
