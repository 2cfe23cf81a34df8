package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.gateway.testkit.Capture;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Console;
import io.dalmada.gateway.testkit.DeclineSample;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.Fixtures;
import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Notices;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.TestCard;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The real adapter on the real simulator, with short time-outs. */
final class SimulatorHarness implements GatewayHarness, Fixtures, Console {
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    private final MovableClock clock = MovableClock.atTen();
    private final CookiePaySimulator simulator =
            CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeardLines heard = HeardLines.listen(meters);
    private final PaymentGateway gateway = adapter(Credentials.LOCAL.apiKey(), simulator.baseUri());

    SimulatorHarness() {
        // Undocumented; a list that shows them is the one that can be read wrongly.
        simulator.knobs().declinedListed = true;
    }

    private PaymentGateway adapter(String apiKey, URI address) {
        AbsenceRule strict = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
        CookiePaySettings settings = new CookiePaySettings(
                Shop.ID,
                Mode.SANDBOX,
                address,
                Credentials.LOCAL.apiId(),
                SecretText.of(apiKey),
                "DALMADA",
                TokenPolicy.CACHED,
                ListCall.PAYSEARCH,
                false,
                new Timeouts(Duration.ofMillis(600), Duration.ofMillis(600), LONGEST),
                strict,
                strict);
        return CookiePayGatewayFactory.create(settings, clock, meters);
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentGateway fresh() {
        return adapter(Credentials.LOCAL.apiKey(), simulator.baseUri());
    }

    @Override
    public Optional<PaymentGateway> withWrongCredentials() {
        return Optional.of(adapter("sandbox_a_key_that_nobody_issued", simulator.baseUri()));
    }

    @Override
    public Optional<PaymentGateway> at(URI address) {
        return Optional.of(adapter(Credentials.LOCAL.apiKey(), address));
    }

    @Override
    public GatewayLedger ledger() {
        return new SimulatorTruth(simulator, clock);
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
    public Optional<Notices> notices() {
        return Optional.of(new SimulatorNotices(clock));
    }

    @Override
    public Capture capture() {
        return heard;
    }

    @Override
    public Console console() {
        return this;
    }

    @Override
    public void killKey(GatewayKey key) {
        key.value().use(value -> {
            simulator.disposeInConsole(value);
            return value;
        });
    }

    @Override
    public void refund(String orderNo, long amount, String reason) {
        simulator.cancelInConsole(ledger().transaction(orderNo), amount);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
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
    public List<DeclineSample> declines() {
        return Stream.of(Step.ISSUE, Step.CHARGE)
                .flatMap(SimulatorHarness::declines)
                .toList();
    }

    private static Stream<DeclineSample> declines(Step step) {
        String operation = step == Step.ISSUE ? "billkeygen" : "payments";
        return Wire.CODES.rows().stream()
                .filter(row -> row.operations().matcher(operation).matches())
                .filter(row -> row.verdict() instanceof Classification.Declined)
                .map(row -> new DeclineSample(
                        step,
                        row.code().isEmpty() ? "S999" : row.code(),
                        row.example(),
                        ((Classification.Declined) row.verdict()).decline()));
    }

    /** The texts of class A in the table of Korean declines; no codes of theirs are published. */
    @Override
    public List<Fault.ResultCode> doubtful() {
        return Stream.of("거래시간 초과", "카드사 응답없음", "네트워크 통신 오류", "인증시간 초과", "이중거래", "중복 주문번호")
                .map(text -> new Fault.ResultCode("S999", text))
                .toList();
    }

    @Override
    public Optional<Fault> throttled() {
        return Optional.empty();
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
