package io.dalmada.bootstrap.gateway;

import static io.dalmada.bootstrap.gateway.VendorSettings.text;

import io.dalmada.adapter.tosspayments.TossPaymentsGatewayFactory;
import io.dalmada.adapter.tosspayments.TossPaymentsSettings;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.simulator.tosspayments.SimulatorOptions;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Toss Payments' settings as an operator writes them, translated for its adapter. The client key is {@code api-id}, the
 * secret key is {@code api-key}; beside the simulator its own pair does.
 */
final class TossPaymentsVendor implements GatewayVendor {
    /** As the keys' prefixes have it. */
    private enum Mode {
        SANDBOX,
        LIVE
    }

    private final Clock clock;
    private final MeterRegistry meters;

    TossPaymentsVendor(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public PaymentGateway open(GatewayId id, DalmadaProperties.Gateway raw, Optional<URI> simulator) {
        VendorSettings settings = new VendorSettings(id, raw);
        Optional<Merchant> local = simulator.map(running -> Merchant.LOCAL);
        String client = settings.required(
                text(raw.apiId()).or(() -> local.map(Merchant::clientKey)),
                "api-id",
                " to the client key (클라이언트 키, test_ck_… or live_ck_…) of the billing contract's MID");
        String secret = settings.required(
                text(raw.apiKey()).or(() -> local.map(Merchant::secretKey)),
                "api-key",
                " to the secret key (시크릿 키, test_sk_… or live_sk_…) of the same pair");
        Optional<URI> elsewhere = text(raw.url()).map(URI::create).or(() -> simulator);
        TossPaymentsSettings account = new TossPaymentsSettings(
                id,
                SecretText.of(secret),
                client,
                elsewhere.orElse(TossPaymentsSettings.HOST),
                elsewhere.map(uri -> uri.resolve("/v2/standard")).orElse(TossPaymentsSettings.SCRIPT),
                // The vendor may take a minute for what CookiePay answers in seconds.
                new Timeouts(raw.connectTimeout(), raw.longestCall(), raw.longestCall()),
                settings.absence(),
                settings.refundAbsence());
        requireFitting(settings, account.isTest());
        return TossPaymentsGatewayFactory.create(account, clock, meters);
    }

    private static void requireFitting(VendorSettings settings, boolean isTest) {
        Mode mode = settings.choice(Mode.class, settings.raw().mode(), "mode");
        if (isTest == (mode == Mode.LIVE)) {
            throw new IncompleteConfiguration(List.of("set " + settings.property("mode") + " to "
                    + (isTest ? "sandbox: its keys are test keys" : "live: its keys move real money")));
        }
    }

    @Override
    public Optional<LocalSimulator> simulate(int port, Optional<Path> ledger) {
        SimulatorOptions options = SimulatorOptions.inMemory().withPort(port);
        TossPaymentsSimulator simulator =
                TossPaymentsSimulator.start(ledger.map(options::withLedger).orElse(options));
        return Optional.of(new LocalSimulator(
                "tosspayments",
                simulator.baseUri(),
                Optional.of(simulator.baseUri().resolve("/window")),
                simulator.clock()::moveTo,
                simulator::close));
    }
}
