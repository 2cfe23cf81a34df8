package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.dalmada.simulator.tosspayments.SimulatorOptions;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One shop with one account at the simulator: commands as the application makes them. */
final class Shop implements AutoCloseable {
    static final GatewayId ID = new GatewayId("tosspayments");
    static final Buyer BUYER = new Buyer("김하늘", Optional.of("haneul@example.com"), Optional.of("01012345678"));
    static final OrderTitle TITLE = new OrderTitle("달마다 스탠다드", Optional.empty());
    private static final SecureRandom RANDOM = new SecureRandom();

    final TossPaymentsSimulator simulator = TossPaymentsSimulator.start(SimulatorOptions.inMemory());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PaymentGateway gateway = gateway(Duration.ofSeconds(5));

    PaymentGateway gateway(Duration longest) {
        return gateway(settings(simulator.baseUri(), longest), Clock.systemUTC());
    }

    PaymentGateway gatewayAt(Instant now) {
        return gateway(settings(simulator.baseUri(), Duration.ofSeconds(5)), Clock.fixed(now, ZoneOffset.UTC));
    }

    PaymentGateway gateway(TossPaymentsSettings settings, Clock clock) {
        return TossPaymentsGatewayFactory.create(settings, clock, meters);
    }

    static TossPaymentsSettings settings(URI uri, Duration longest) {
        return settings(uri, longest, Merchant.LOCAL.secretKey());
    }

    static TossPaymentsSettings settings(URI uri, Duration longest, String secretKey) {
        AbsenceRule rule = new AbsenceRule(Duration.ofMinutes(10), 1, Duration.ZERO);
        return new TossPaymentsSettings(
                ID,
                SecretText.of(secretKey),
                Merchant.LOCAL.clientKey(),
                uri,
                uri.resolve("/v2/standard"),
                new Timeouts(Duration.ofSeconds(3), longest, longest),
                rule,
                rule);
    }

    static OpenWindow opening(CustomerRef customer) {
        return new OpenWindow(
                OrderNumbers.ofRegistration(UUID.randomUUID()),
                customer,
                TITLE,
                BUYER,
                URI.create("https://shop.example/done?state=1"),
                URI.create("https://shop.example/failed?state=1"),
                Locale.KOREAN);
    }

    static CustomerRef customer() {
        return CustomerRef.random(RANDOM);
    }

    /** The customer has gone through the window. */
    IssueCommand.ByWindow passed(CustomerRef customer, TestCard card) {
        RegistrationNo number = OrderNumbers.ofRegistration(UUID.randomUUID());
        String proof = simulator.passWindow(Merchant.LOCAL.clientKey(), customer.value(), card.number());
        WindowResult result = new WindowResult(number, Map.of("authKey", SecretText.of(proof)));
        return new IssueCommand.ByWindow(number, customer, TITLE, BUYER, result);
    }

    GatewayKey key(TestCard card) {
        return ((IssueOutcome.Issued) gateway.issueBillingKey(passed(customer(), card))).key();
    }

    GatewayKey key() {
        return key(TestCard.APPROVES);
    }

    static ChargeCommand charge(GatewayKey key, long won) {
        return charge(key, won, Instant.now());
    }

    static ChargeCommand charge(GatewayKey key, long won, Instant orderedAt) {
        return charge(key, TaxSplit.of(TaxType.TAXABLE, Money.won(won)), orderedAt);
    }

    static ChargeCommand charge(GatewayKey key, TaxSplit tax, Instant orderedAt) {
        return new ChargeCommand(
                OrderNumbers.ofPayment(UUID.randomUUID(), 1),
                key,
                tax.total(),
                tax,
                Installment.LUMP_SUM,
                TITLE,
                BUYER,
                orderedAt);
    }

    ChargeOutcome.Approved charged(long won) {
        return (ChargeOutcome.Approved) gateway.charge(charge(key(), won));
    }

    static RefundCommand refund(ChargeOutcome.Approved charge, long remaining, long won) {
        Money amount = Money.won(won);
        return new RefundCommand(
                OrderNumbers.ofRefund(UUID.randomUUID()),
                charge.txn(),
                charge.orderNo(),
                charge.approvedAt(),
                charge.amount(),
                Money.won(remaining),
                amount,
                TaxSplit.of(TaxType.TAXABLE, amount),
                new RefundReason("고객 요청"));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
