package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.ReturnedRequest.Address;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.gateway.testkit.Browser;
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
import io.dalmada.simulator.tosspayments.SimulatorOptions;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The real adapter on the real simulator, with short time-outs. */
final class SimulatorHarness implements GatewayHarness, Fixtures, Console, Browser {
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    private final MovableClock clock = MovableClock.atTen();
    private final TossPaymentsSimulator simulator =
            TossPaymentsSimulator.start(SimulatorOptions.inMemory().withClock(clock));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeardLines heard = HeardLines.listen(meters);
    private final PaymentGateway gateway = adapter(Merchant.LOCAL.secretKey(), simulator.baseUri());

    private PaymentGateway adapter(String secretKey, URI address) {
        AbsenceRule strict = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
        TossPaymentsSettings settings = new TossPaymentsSettings(
                Shop.ID,
                SecretText.of(secretKey),
                Merchant.LOCAL.clientKey(),
                address,
                simulator.script(),
                new Timeouts(Duration.ofMillis(600), Duration.ofMillis(600), LONGEST),
                strict,
                strict);
        return TossPaymentsGatewayFactory.create(settings, clock, meters);
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentGateway fresh() {
        return adapter(Merchant.LOCAL.secretKey(), simulator.baseUri());
    }

    @Override
    public Optional<PaymentGateway> withWrongCredentials() {
        return Optional.of(adapter("test_sk_nobody", simulator.baseUri()));
    }

    @Override
    public Optional<PaymentGateway> at(URI address) {
        return Optional.of(adapter(Merchant.LOCAL.secretKey(), address));
    }

    @Override
    public GatewayLedger ledger() {
        return new SimulatorTruth(simulator, clock);
    }

    @Override
    public Faults faults() {
        return new SimulatorFaults(simulator, gateway, clock);
    }

    @Override
    public Fixtures fixtures() {
        return this;
    }

    @Override
    public Console console() {
        return this;
    }

    @Override
    public Capture capture() {
        return heard;
    }

    @Override
    public Optional<Browser> browser() {
        return Optional.of(this);
    }

    @Override
    public Optional<Notices> notices() {
        return Optional.of(new SimulatorNotices(clock));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
    }

    // ---- the customer

    @Override
    public ReturnedRequest agrees(WindowOpening opening, CardBehaviour card) {
        Map<String, String> shown = ((WindowStep.VendorScript) opening.step()).publicParameters();
        String customer = shown.getOrDefault("customerKey", "");
        String proof = simulator.passWindow(
                shown.getOrDefault("clientKey", ""),
                customer,
                card(card).orElseThrow().number());
        return new ReturnedRequest(Address.SUCCESS, Map.of("customerKey", customer, "authKey", proof));
    }

    @Override
    public ReturnedRequest closes(WindowOpening opening) {
        return new ReturnedRequest(Address.FAILURE, Map.of("code", "PAY_PROCESS_CANCELED", "message", "취소"));
    }

    // ---- the merchant at the vendor

    @Override
    public void killKey(GatewayKey key) {
        key.value().use(value -> {
            simulator.dropKey(value);
            return value;
        });
    }

    @Override
    public void refund(String orderNo, long amount, String reason) {
        simulator.cancelInConsole(ledger().transaction(orderNo), amount, reason);
    }

    // ---- what only the vendor's own people know

    @Override
    public Optional<TestCard> card(CardBehaviour behaviour) {
        String number = switch (behaviour) {
            case APPROVES -> "9410273859164731";
            case DECLINES -> "9410582639170001";
            case ISSUE_REFUSED -> "9410963728150007";
        };
        return Optional.of(new TestCard(number, YearMonth.of(2031, 4), "870329", "63"));
    }

    @Override
    public List<DeclineSample> declines() {
        return Stream.concat(declines(Step.ISSUE, "issue"), declines(Step.CHARGE, "charge"))
                .toList();
    }

    private static Stream<DeclineSample> declines(Step step, String operation) {
        return Wire.CODES.rows().stream()
                .filter(row -> row.operations().matcher(operation).matches())
                .filter(row -> row.verdict() instanceof Classification.Declined)
                .map(row ->
                        new DeclineSample(step, row.code(), "", ((Classification.Declined) row.verdict()).decline()));
    }

    /** docs/wire/tosspayments.md, 9.1: seen before, still running, trouble after acceptance. */
    @Override
    public List<Fault.ResultCode> doubtful() {
        return Stream.of(
                        "DUPLICATED_ORDER_ID",
                        "ALREADY_PROCESSED_PAYMENT",
                        "ALREADY_COMPLETED_PAYMENT",
                        "DUPLICATED_REQUEST",
                        "IDEMPOTENT_REQUEST_PROCESSING",
                        "FORBIDDEN_CONSECUTIVE_REQUEST",
                        "PROVIDER_ERROR",
                        "CARD_PROCESSING_ERROR",
                        "FAILED_CARD_COMPANY_RESPONSE",
                        "FAILED_INTERNAL_SYSTEM_PROCESSING",
                        "FAILED_DB_PROCESSING")
                .map(code -> new Fault.ResultCode(code, "?"))
                .toList();
    }

    @Override
    public Optional<String> unmappedCode() {
        return Optional.of("NOBODY_KNOWS_THIS");
    }

    @Override
    public Optional<Fault> throttled() {
        return Optional.of(new Fault.Answer(429, "application/json", "{\"code\":\"TOO_MANY_REQUESTS\"}", false));
    }

    @Override
    public Set<String> secrets() {
        String secretKey = Merchant.LOCAL.secretKey();
        byte[] pair = (secretKey + ":").getBytes(StandardCharsets.UTF_8);
        return Set.of(secretKey, Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public void close() {
        heard.stop();
        simulator.close();
    }
}
