package io.dalmada.simulator.cookiepay;

import io.dalmada.simulator.cookiepay.wire.Credentials;
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
 * @param clock real time as a rule; the simulator can be moved ahead of it
 * @param cancelAtEight true for the real sandbox's habit of canceling the day's approvals at 20:00 Korean time
 */
public record SimulatorOptions(
        String host,
        int port,
        List<Credentials> credentials,
        Optional<Path> ledger,
        Clock clock,
        boolean cancelAtEight) {
    public SimulatorOptions {
        credentials = List.copyOf(credentials);
    }

    /** A free port, the local pair, no file. */
    public static SimulatorOptions inMemory() {
        return new SimulatorOptions(
                "127.0.0.1", 0, List.of(Credentials.LOCAL), Optional.empty(), Clock.systemUTC(), false);
    }

    /** Listens on another interface. */
    public SimulatorOptions withHost(String other) {
        return new SimulatorOptions(other, port, credentials, ledger, clock, cancelAtEight);
    }

    /** Listens on this port; 0 for a free one. */
    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(host, other, credentials, ledger, clock, cancelAtEight);
    }

    /** Keeps the ledger in a file, and goes on with what is in it. */
    public SimulatorOptions withLedger(Path file) {
        return new SimulatorOptions(host, port, credentials, Optional.of(file), clock, cancelAtEight);
    }

    /** Runs with another clock. */
    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(host, port, credentials, ledger, other, cancelAtEight);
    }

    /** Cancels every approval at 20:00 Korean time, as the real sandbox does. */
    public SimulatorOptions withCancelAtEight() {
        return new SimulatorOptions(host, port, credentials, ledger, clock, true);
    }

    /** Knows these pairs and no others. */
    public SimulatorOptions withCredentials(Credentials... pairs) {
        return new SimulatorOptions(host, port, List.of(pairs), ledger, clock, cancelAtEight);
    }
}
