package io.dalmada.simulator.cookiepay;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator as a program: {@code --port=18080 --host=127.0.0.1 --ledger=FILE --notices=URL --cancel-at-eight}. */
public final class Main {
    private Main() {}

    /** Listens until the process is stopped. */
    public static void main(String[] args) throws InterruptedException {
        SimulatorOptions options = SimulatorOptions.inMemory().withPort(18_080);
        Optional<URI> shop = Optional.empty();
        for (String arg : args) {
            if (arg.startsWith("--notices=")) {
                shop = Optional.of(URI.create(arg.substring("--notices=".length())));
            } else {
                options = with(options, arg);
            }
        }
        CookiePaySimulator simulator = CookiePaySimulator.start(options);
        shop.ifPresent(simulator.notices()::to);
        System.Logger log = System.getLogger(Main.class.getName());
        log.log(System.Logger.Level.INFO, "CookiePay simulator on {0}; no real money moves", simulator.baseUri());
        new CountDownLatch(1).await();
    }

    private static SimulatorOptions with(SimulatorOptions options, String arg) {
        if (arg.startsWith("--port=")) {
            return options.withPort(Integer.parseInt(arg.substring("--port=".length())));
        }
        if (arg.startsWith("--host=")) {
            return options.withHost(arg.substring("--host=".length()));
        }
        if (arg.startsWith("--ledger=")) {
            return options.withLedger(Path.of(arg.substring("--ledger=".length())));
        }
        if (arg.equals("--cancel-at-eight")) {
            return options.withCancelAtEight();
        }
        throw new IllegalArgumentException("unknown argument " + arg
                + "; known are --port=N, --host=NAME, --ledger=FILE, --notices=URL and" + " --cancel-at-eight");
    }
}
