package io.dalmada.bootstrap.gateway;

import static io.dalmada.bootstrap.gateway.VendorSettings.text;

import io.dalmada.adapter.cookiepay.CookiePayGatewayFactory;
import io.dalmada.adapter.cookiepay.CookiePaySettings;
import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** CookiePay's settings as an operator writes them, translated for its adapter. */
final class CookiePayVendor implements GatewayVendor {
    private final Clock clock;
    private final MeterRegistry meters;

    CookiePayVendor(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public PaymentGateway open(GatewayId id, DalmadaProperties.Gateway raw, Optional<URI> simulator) {
        VendorSettings settings = new VendorSettings(id, raw);
        Mode mode = settings.choice(Mode.class, raw.mode(), "mode");
        Optional<URI> explicit = text(raw.url()).map(URI::create);
        return CookiePayGatewayFactory.create(
                new CookiePaySettings(
                        id,
                        mode,
                        explicit.or(() -> simulator).orElse(mode.host()),
                        settings.required(text(raw.apiId()), "api-id", ""),
                        SecretText.of(settings.required(text(raw.apiKey()), "api-key", "")),
                        "DALMADA",
                        settings.choice(TokenPolicy.class, raw.token(), "token"),
                        settings.choice(ListCall.class, raw.list(), "list"),
                        false,
                        new Timeouts(raw.connectTimeout(), raw.readTimeout(), raw.longestCall()),
                        settings.absence(),
                        settings.refundAbsence()),
                clock,
                meters);
    }

    @Override
    public Optional<LocalSimulator> simulate(int port, Optional<Path> ledger) {
        SimulatorOptions options = SimulatorOptions.inMemory().withPort(port);
        CookiePaySimulator simulator =
                CookiePaySimulator.start(ledger.map(options::withLedger).orElse(options));
        return Optional.of(new LocalSimulator(
                "cookiepay", simulator.baseUri(), Optional.empty(), simulator.clock()::moveTo, simulator::close));
    }
}
