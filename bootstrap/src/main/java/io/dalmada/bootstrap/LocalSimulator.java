package io.dalmada.bootstrap;

import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CookiePay's simulator inside this process, clearly announced. */
final class LocalSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSimulator.class);

    private final CookiePaySimulator simulator;

    LocalSimulator(DalmadaProperties.Simulator settings) {
        SimulatorOptions options = SimulatorOptions.inMemory().withPort(settings.port());
        this.simulator = CookiePaySimulator.start(
                settings.ledger().isBlank() ? options : options.withLedger(Path.of(settings.ledger())));
        LOG.warn("""

                ┌────────────────────────────────────────────────────────────────────┐
                │  Dalmada, profile local: NO REAL MONEY MOVES (실제 결제 없음)      │
                │  Charges go to CookiePay's simulator inside this process.          │
                │  API key: dmk_local     Try: GET /swagger-ui.html                  │
                └────────────────────────────────────────────────────────────────────┘
                simulator: {}/_simulator/ledger""", simulator.baseUri());
    }

    URI baseUri() {
        return simulator.baseUri();
    }

    CookiePaySimulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
