package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One adapter wired to one simulator: all that is particular to a vendor. A new one is opened for every behaviour.
 *
 * <p>The adapter must be the real one, with the rules it has in production (absence, replay) and time-outs of a second at
 * most.
 */
public interface GatewayHarness extends AutoCloseable {
    PaymentGateway gateway();

    /** A new instance of the adapter on the same simulator, as after a restart: it shares nothing with the first. */
    PaymentGateway fresh();

    /** The adapter on the same simulator with credentials that are refused; empty when that cannot be had. */
    Optional<PaymentGateway> withWrongCredentials();

    /** The adapter at another address, where no gateway is; empty for one without a wire. */
    Optional<PaymentGateway> at(URI address);

    GatewayLedger ledger();

    Faults faults();

    Fixtures fixtures();

    Console console();

    Capture capture();

    /** Where the profile claims windows. */
    default Optional<Browser> browser() {
        return Optional.empty();
    }

    /** Where the profile claims notices. */
    default Optional<Notices> notices() {
        return Optional.empty();
    }

    /** The clock that adapter and simulator go by. */
    Clock clock();

    /** Moves that clock on. */
    void advance(Duration by);

    @Override
    void close();
}
