package io.dalmada.simulator.cookiepay;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a simulator is started.
 *
 * @param port 0 for a free one
 * @param ledger a file to which everything that happened is appended and from which it is read again; empty for memory
 * @param clock real time as a rule; the simulator can be moved ahead of it
 * @param cancelAtEight true for the real sandbox's habit of canceling the day's approvals at 20:00 Korean time
 */
public record SimulatorOptions(
        int port, List<Credentials> credentials, Optional<Path> ledger, Clock clock, boolean cancelAtEight) {
    public SimulatorOptions {
        credentials = List.copyOf(credentials);
    }

    public static SimulatorOptions inMemory() {
        return new SimulatorOptions(0, List.of(Credentials.LOCAL), Optional.empty(), Clock.systemUTC(), false);
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(other, credentials, ledger, clock, cancelAtEight);
    }

    public SimulatorOptions withLedger(Path file) {
        return new SimulatorOptions(port, credentials, Optional.of(file), clock, cancelAtEight);
    }

    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(port, credentials, ledger, other, cancelAtEight);
    }

    public SimulatorOptions withCancelAtEight() {
        return new SimulatorOptions(port, credentials, ledger, clock, true);
    }

    public SimulatorOptions withCredentials(Credentials... pairs) {
        return new SimulatorOptions(port, List.of(pairs), ledger, clock, cancelAtEight);
    }
}
