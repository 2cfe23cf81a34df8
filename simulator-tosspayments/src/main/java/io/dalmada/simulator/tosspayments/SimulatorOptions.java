package io.dalmada.simulator.tosspayments;

import io.dalmada.simulator.tosspayments.state.Merchant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a simulator is started.
 *
 * @param host where it listens; the loopback interface unless it runs in a container of its own
 * @param port 0 for a free one
 * @param ledger a file to which everything that happened is appended and from which it is read again; empty for memory
 * @param webhook where notices go; empty for nowhere
 * @param clock real time as a rule; the simulator can be moved ahead of it
 */
public record SimulatorOptions(
        String host, int port, List<Merchant> merchants, Optional<Path> ledger, Optional<URI> webhook, Clock clock) {
    public SimulatorOptions {
        merchants = List.copyOf(merchants);
    }

    /** A free port, the local merchant, no file. */
    public static SimulatorOptions inMemory() {
        return new SimulatorOptions(
                "127.0.0.1", 0, List.of(Merchant.LOCAL), Optional.empty(), Optional.empty(), Clock.systemUTC());
    }

    /** Listens on another interface. */
    public SimulatorOptions withHost(String other) {
        return new SimulatorOptions(other, port, merchants, ledger, webhook, clock);
    }

    /** Listens on this port; 0 for a free one. */
    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(host, other, merchants, ledger, webhook, clock);
    }

    /** Keeps the ledger in a file, and goes on with what is in it. */
    public SimulatorOptions withLedger(Path file) {
        return new SimulatorOptions(host, port, merchants, Optional.of(file), webhook, clock);
    }

    /** Sends notices there. */
    public SimulatorOptions withWebhook(URI address) {
        return new SimulatorOptions(host, port, merchants, ledger, Optional.of(address), clock);
    }

    /** Runs with another clock. */
    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(host, port, merchants, ledger, webhook, other);
    }

    /** Knows these merchants and no others. */
    public SimulatorOptions withMerchants(Merchant... these) {
        return new SimulatorOptions(host, port, List.of(these), ledger, webhook, clock);
    }
}
