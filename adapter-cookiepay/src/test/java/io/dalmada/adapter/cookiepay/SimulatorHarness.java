package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.gateway.testkit.Capture;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.Fixtures;
import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.TestCard;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Credentials;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** The real adapter on the real simulator, with short time-outs. */
final class SimulatorHarness implements GatewayHarness, Fixtures {
    private final CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeardLines heard = HeardLines.listen(meters);
    private final PaymentGateway gateway = adapter(Credentials.LOCAL.apiKey());

    private PaymentGateway adapter(String apiKey) {
        AbsenceRule quick = new AbsenceRule(Duration.ZERO, 1, Duration.ZERO);
        CookiePaySettings settings = new CookiePaySettings(
                Shop.ID,
                Mode.SANDBOX,
                simulator.baseUri(),
                Credentials.LOCAL.apiId(),
                SecretText.of(apiKey),
                "DALMADA",
                TokenPolicy.CACHED,
                ListCall.PAYSEARCH,
                false,
                new Timeouts(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1)),
                quick,
                quick);
        return CookiePayGatewayFactory.create(settings, clock(), meters);
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentGateway fresh() {
        return adapter(Credentials.LOCAL.apiKey());
    }

    @Override
    public Optional<PaymentGateway> withWrongCredentials() {
        return Optional.of(adapter("sandbox_a_key_that_nobody_issued"));
    }

    @Override
    public GatewayLedger ledger() {
        return new SimulatorTruth(simulator);
    }

    @Override
    public Faults faults() {
        return new SimulatorFaults(simulator, gateway);
    }

    @Override
    public Fixtures fixtures() {
        return this;
    }

    @Override
    public Capture capture() {
        return heard;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Optional<TestCard> card(CardBehaviour behaviour) {
        String number = switch (behaviour) {
            case APPROVES -> "9410273859164731";
            case DECLINES -> "9410582639174855";
            case ISSUE_REFUSED -> "9410963728154695";
        };
        return Optional.of(new TestCard(number, YearMonth.of(2031, 4), "870329", "63"));
    }

    @Override
    public Optional<String> unmappedCode() {
        return Optional.of("S777");
    }

    /** The API key, and how every token begins. */
    @Override
    public Set<String> secrets() {
        return Set.of(Credentials.LOCAL.apiKey(), "eyJ0eXAiOiJKV1Qi");
    }

    @Override
    public void close() {
        heard.stop();
        simulator.close();
    }
}
