package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import java.time.Clock;
import java.util.Optional;

/**
 * One adapter wired to one simulator: all that is particular to a vendor. A new one is opened for every behaviour.
 *
 * <p>The adapter must be the real one, with time-outs of a second at most.
 */
public interface GatewayHarness extends AutoCloseable {
    PaymentGateway gateway();

    /** A new instance of the adapter on the same simulator, as after a restart: it shares nothing with the first. */
    PaymentGateway fresh();

    /** The adapter on the same simulator with credentials that are refused; empty when that cannot be had. */
    Optional<PaymentGateway> withWrongCredentials();

    GatewayLedger ledger();

    Faults faults();

    Fixtures fixtures();

    Capture capture();

    /** The clock that adapter and simulator go by. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    void close();
}
