package io.dalmada.bootstrap.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulators of all vendors that are configured, clearly announced. */
public final class LocalSimulators implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSimulators.class);

    private final List<LocalSimulator> running;

    LocalSimulators(List<LocalSimulator> running) {
        this.running = List.copyOf(running);
        LOG.warn("""

                ┌────────────────────────────────────────────────────────────────────┐
                │  Dalmada, profile local: NO REAL MONEY MOVES (실제 결제 없음)      │
                │  Charges go to simulators inside this process.                     │
                │  API key: dmk_local     Try: GET /swagger-ui.html                  │
                └────────────────────────────────────────────────────────────────────┘
                {}""", running.stream().map(LocalSimulators::line).collect(Collectors.joining("\n")));
    }

    private static String line(LocalSimulator simulator) {
        return "simulator of " + simulator.vendor() + ": " + simulator.baseUri() + "/_simulator/ledger";
    }

    Optional<URI> of(String vendor) {
        return running.stream()
                .filter(simulator -> simulator.vendor().equals(vendor))
                .map(LocalSimulator::baseUri)
                .findFirst();
    }

    /** The pages that stand for the vendors' scripts. */
    public List<URI> windows() {
        return running.stream()
                .flatMap(simulator -> simulator.window().stream())
                .toList();
    }

    public void moveTo(Instant to) {
        running.forEach(simulator -> simulator.moveTo().accept(to));
    }

    @Override
    public void close() {
        running.forEach(simulator -> simulator.stop().run());
    }
}
