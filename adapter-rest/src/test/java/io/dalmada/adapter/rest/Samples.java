package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Payments and billing keys in each state. */
public final class Samples {
    public static final Instant NOW = RestTestApplication.NOW;
    public static final PaymentId PAYMENT = new PaymentId(UUID.fromString("0193589d-0000-7000-8000-000000000001"));
    public static final BillingKeyId BILLING_KEY =
            new BillingKeyId(UUID.fromString("0193589d-0000-7000-8000-000000000002"));
    public static final RefundNo REFUND =
            OrderNumbers.ofRefund(UUID.fromString("0193589d-0000-7000-8000-000000000003"));
    public static final AbsenceRule RULE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    public static final GatewayWord RAW = new GatewayWord(Optional.of("3133"), Optional.of("raw text of the gateway"));

    private Samples() {}

    public static BillingKey billingKey() {
        return BillingKey.issued(
                BILLING_KEY,
                new CustomerId("customer-1"),
                OrderNumbers.ofRegistration(BILLING_KEY.value()),
                new GatewayKey(
                        new GatewayId("cookiepay"),
                        SecretText.of("secret-billing-key"),
                        new CustomerRef("abcdefghijklmnopqrstuvwxyz012345"),
                        Map.of()),
                new CardSummary(
                        Optional.of("02"), Optional.of("KB"), Optional.of("4242"), CardKind.UNKNOWN, CardOwner.UNKNOWN),
                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                NOW);
    }

    static Payment created() {
        return Payment.request(
                PAYMENT,
                new CustomerId("customer-1"),
                BILLING_KEY,
                new GatewayId("cookiepay"),
                new OrderTitle("11월 구독료", Optional.of("PLAN1")),
                List.of(PriceLine.product(
                        new OrderTitle("11월 구독료", Optional.empty()), TaxType.TAXABLE, Money.won(1000))),
                NOW);
    }

    private static Payment after(BiConsumer<Payment, MerchantOrderNo> outcome) {
        Payment payment = created();
        MerchantOrderNo order = payment.lastAttempt().orderNo();
        payment.claim(order, NOW);
        outcome.accept(payment, order);
        return payment;
    }

    public static Payment sending() {
        return after((payment, order) -> {});
    }

    public static Payment paid() {
        return after((payment, order) -> payment.charged(
                order,
                new Approval(
                        new GatewayTxnId("TID0001"),
                        Optional.of("30001234"),
                        NOW.plusSeconds(2),
                        Optional.of(URI.create("https://receipt.example/TID0001"))),
                Money.won(1000),
                NOW.plusSeconds(2)));
    }

    public static Payment declined(DeclineReason reason) {
        return after((payment, order) -> payment.decline(order, Decline.of(reason), RAW, NOW.plusSeconds(2)));
    }

    public static Payment unknown() {
        return after((payment, order) -> payment.doubt(
                order,
                Doubt.NO_REPLY,
                Optional.empty(),
                Optional.empty(),
                GatewayWord.NONE,
                NOW.plusSeconds(30),
                RULE));
    }

    public static Payment notSent(NotAttemptedCause cause) {
        return after((payment, order) -> payment.notSent(order, cause, GatewayWord.NONE, NOW.plusSeconds(1)));
    }

    public static Payment absent() {
        Payment payment = unknown();
        MerchantOrderNo order = payment.lastAttempt().orderNo();
        Instant at = NOW.plus(Duration.ofHours(2));
        while (!payment.notFound(order, at, RULE)) {
            at = at.plus(RULE.spacing());
        }
        return payment;
    }

    public static Payment voided() {
        Payment payment = created();
        payment.voidAttempt(payment.lastAttempt().orderNo(), NOW, "given up");
        return payment;
    }

    public static RefundPayment.Result refund(long won, BiConsumer<Payment, RefundNo> outcome) {
        Payment payment = paid();
        payment.requestRefund(REFUND, Optional.of(Money.won(won)), new RefundReason("변심"), NOW.plusSeconds(60));
        payment.claimRefund(REFUND, NOW.plusSeconds(60));
        outcome.accept(payment, REFUND);
        return new RefundPayment.Result(payment, REFUND);
    }
}
