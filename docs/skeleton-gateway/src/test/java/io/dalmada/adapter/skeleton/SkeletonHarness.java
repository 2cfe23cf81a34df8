package io.dalmada.adapter.skeleton;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
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
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.TestCard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The real adapter on the simulated vendor, with short time-outs. */
final class SkeletonHarness implements GatewayHarness, Fixtures, Console {
    private final MovableClock clock = MovableClock.atTen();
    private final Books books = new Books();
    private final FaultyServer server = new FaultyServer(new Vendor(books, clock));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeardLines heard = HeardLines.listen(meters);
    private final PaymentGateway gateway = adapter(Vendor.SECRET, server.address());

    private PaymentGateway adapter(String secret, URI address) {
        AbsenceRule strict = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
        SkeletonSettings settings = new SkeletonSettings(
                new GatewayId("skeleton"),
                Vendor.MERCHANT,
                SecretText.of(secret),
                false,
                address,
                new Timeouts(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(1_500)),
                strict,
                strict);
        return SkeletonGatewayFactory.create(settings, clock, meters);
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentGateway fresh() {
        return adapter(Vendor.SECRET, server.address());
    }

    @Override
    public Optional<PaymentGateway> withWrongCredentials() {
        return Optional.of(adapter("sk_nobodys", server.address()));
    }

    @Override
    public Optional<PaymentGateway> at(URI address) {
        return Optional.of(adapter(Vendor.SECRET, address));
    }

    @Override
    public GatewayLedger ledger() {
        server.requireWhole();
        return new BooksLedger(books, server);
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public boolean next(Step step, Fault fault) {
                boolean armed = server.next(step, fault);
                if (fault instanceof Fault.RefuseConnection) {
                    // Flushes the pooled connection that has just ended: a request over it would be in doubt.
                    gateway.inquire(new InquiryKey.ByTransaction(new GatewayTxnId("none"), clock.instant()));
                }
                return armed;
            }

            @Override
            public void clear() {
                server.clear();
            }
        };
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
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
    }

    // ---- the merchant at the vendor

    @Override
    public void killKey(GatewayKey key) {
        key.value().use(books::revoke);
    }

    @Override
    public void refund(String orderNo, long amount, String reason) {
        Books.Charge charge = books.byOrder(orderNo).get(0);
        books.refund(charge, reason, amount, clock.instant());
    }

    // ---- what only the vendor's own people know

    @Override
    public Optional<TestCard> card(CardBehaviour behaviour) {
        String number = switch (behaviour) {
            case APPROVES -> Books.APPROVES;
            case DECLINES -> Books.DECLINES;
            case ISSUE_REFUSED -> Books.REFUSED;
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
                .map(row -> new DeclineSample(
                        step, row.code(), row.example(), ((Classification.Declined) row.verdict()).decline()));
    }

    @Override
    public List<Fault.ResultCode> doubtful() {
        throw ToDo.SIMULATED_CODES.here();
    }

    @Override
    public Optional<String> unmappedCode() {
        return Optional.of("NOBODY_KNOWS_THIS");
    }

    @Override
    public Optional<Fault> throttled() {
        return Optional.empty();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(Vendor.SECRET);
    }

    @Override
    public void close() {
        heard.stop();
        server.close();
        server.requireWhole();
    }
}
