package io.dalmada.simulator.tosspayments;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator as a program: {@code --port=18081 --host=127.0.0.1 --ledger=FILE --webhook=URL}. */
public final class Main {
    private Main() {}

    /** Listens until the process is stopped. */
    public static void main(String[] args) throws InterruptedException {
        SimulatorOptions options = SimulatorOptions.inMemory().withPort(18_081);
        for (String arg : args) {
            options = with(options, arg);
        }
        TossPaymentsSimulator simulator = TossPaymentsSimulator.start(options);
        System.Logger log = System.getLogger(Main.class.getName());
        log.log(System.Logger.Level.INFO, "Toss Payments simulator on {0}; no real money moves", simulator.baseUri());
        new CountDownLatch(1).await();
    }

    private static SimulatorOptions with(SimulatorOptions options, String arg) {
        String value = arg.substring(arg.indexOf('=') + 1);
        return switch (arg.replaceFirst("=.*", "")) {
            case "--port" -> options.withPort(Integer.parseInt(value));
            case "--host" -> options.withHost(value);
            case "--ledger" -> options.withLedger(Path.of(value));
            case "--webhook" -> options.withWebhook(URI.create(value));
            default ->
                throw new IllegalArgumentException("unknown argument " + arg
                        + "; known are --port=N, --host=NAME, --ledger=FILE and --webhook=URL");
        };
    }
}
