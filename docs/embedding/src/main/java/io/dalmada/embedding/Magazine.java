package io.dalmada.embedding;

import io.dalmada.adapter.cookiepay.CookiePayGatewayFactory;
import io.dalmada.adapter.cookiepay.CookiePaySettings;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.gateway.support.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/** A publisher that bills its readers by itself: arguments are the gateway's address, 연동ID and 연동 시크릿키. */
final class Magazine {
    private static final CustomerId READER = new CustomerId("reader-1");
    private static final PlanCode MONTHLY = new PlanCode("monthly");

    private final UseCases dalmada;

    Magazine(UseCases dalmada) {
        this.dalmada = dalmada;
    }

    public static void main(String[] args) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        PaymentGateway gateway = gateway(URI.create(args[0]), args[1], args[2], clock);
        try (EmbeddedBilling billing = new EmbeddedBilling(gateway, new InMemoryStore(), clock)) {
            billing.start();
            Magazine magazine = new Magazine(billing.useCases());
            BillingKeyId key = magazine.register().id();
            Payment single = magazine.sellOneIssue(key);
            magazine.giveBack(single);
            Subscription subscription = magazine.subscribe(key);
            System.out.println("the next bill is due at "
                    + subscription.next().orElseThrow().at());
        }
    }

    // tag::gateway[]
    static PaymentGateway gateway(URI address, String apiId, String apiKey, Clock clock) {
        AbsenceRule absence = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
        CookiePaySettings settings = new CookiePaySettings(
                new GatewayId("main"),
                CookiePaySettings.Mode.SANDBOX,
                address,
                apiId,
                SecretText.of(apiKey),
                "MAGAZINE",
                CookiePaySettings.TokenPolicy.CACHED,
                CookiePaySettings.ListCall.PAYSEARCH,
                false,
                new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(60)),
                absence,
                absence);
        return CookiePayGatewayFactory.create(settings, clock, new SimpleMeterRegistry());
    }
    // end::gateway[]

    // tag::register[]
    /** The card goes to the gateway and is wiped; what stays is a billing key. */
    BillingKey register() {
        CardEntry card = CardEntry.of(
                "9410000000001235".toCharArray(), YearMonth.of(2030, 12), "900101".toCharArray(), "12".toCharArray());
        Buyer buyer = new Buyer("홍길동", Optional.empty(), Optional.empty());
        RegistrationResult result = dalmada.registerBillingKey()
                .register(new RegisterBillingKey.Card(READER, Optional.empty(), buyer, card), Optional.empty());
        return result.fold(
                RegistrationResult.Registered::billingKey,
                refused -> fail("the card was refused: " + refused.decline().reason()),
                notAttempted -> fail("nothing was sent: " + notAttempted.cause()),
                unknown -> fail("nobody knows; let the card be entered again"));
    }
    // end::register[]

    // tag::charge[]
    Payment sellOneIssue(BillingKeyId key) {
        ChargePayment.Order order = new ChargePayment.Order(
                key, Money.won(5_500), new OrderTitle("달마다 11월호", Optional.empty()), TaxType.TAXABLE);
        Payment payment = dalmada.chargePayment().charge(order, Optional.empty());
        switch (payment.lastAttempt().status()) {
            case SUCCEEDED -> System.out.println("paid: " + payment.amount());
            case DECLINED -> System.out.println("declined, and why: " + payment.lastAttempt());
            // It may have been charged: never charge again, the periodic work finds out and settles it.
            case UNKNOWN, SENDING, MANUAL -> System.out.println("not known yet");
            case CREATED, NOT_SENT, ABSENT, VOID -> System.out.println("certainly not charged");
        }
        return payment;
    }
    // end::charge[]

    RefundPayment.Result giveBack(Payment payment) {
        RefundReason reason = new RefundReason("파본");
        RefundPayment.Result result = dalmada.refundPayment()
                .refund(new RefundPayment.Order(payment.id(), Optional.of(Money.won(1_100)), reason), Optional.empty());
        System.out.println("given back: " + result.payment().refundedAmount());
        return result;
    }

    // tag::subscribe[]
    /** The first period is charged at once; every further one by the periodic work, on its day. */
    Subscription subscribe(BillingKeyId key) {
        dalmada.plans()
                .create(
                        new ManagePlans.NewPlan(
                                MONTHLY,
                                new OrderTitle("달마다 정기구독", Optional.empty()),
                                BillingInterval.monthly(),
                                0,
                                DunningPolicy.STANDARD,
                                Money.won(9_900),
                                TaxType.TAXABLE),
                        Optional.empty());
        Subscribe.Order order =
                new Subscribe.Order(READER, MONTHLY, key, Optional.empty(), Optional.empty(), 1, Optional.empty());
        return dalmada.subscribe().subscribe(order, Optional.empty()).subscription();
    }
    // end::subscribe[]

    private static BillingKey fail(String why) {
        throw new IllegalStateException(why);
    }
}
