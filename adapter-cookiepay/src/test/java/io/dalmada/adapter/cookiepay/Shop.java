package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One shop with one account: commands as the application makes them. */
final class Shop {
    static final GatewayId ID = new GatewayId("cookiepay");
    static final String API_ID = "sandbox_Ab12Cd34Ef";
    static final String API_KEY = "sandbox_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u";
    static final String PAN = "9410000000002225";
    static final Instant NOW = Instant.parse("2026-11-22T15:15:04Z");
    static final CustomerRef CUSTOMER = new CustomerRef("AbCdEfGhIjKlMnOpQrStUvWxYz012345");
    static final GatewayKey KEY = new GatewayKey(ID, SecretText.of("7d0k3f5a9w2s8s4c1xyz"), CUSTOMER, Map.of());
    static final Buyer BUYER = new Buyer("홍길동", Optional.of("hong@example.com"), Optional.of("01012345678"));
    static final OrderTitle TITLE = new OrderTitle("월간 구독", Optional.of("PLAN-M"));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    static CookiePaySettings settings(URI uri) {
        return settings(uri, API_ID, API_KEY);
    }

    static CookiePaySettings settings(URI uri, String apiId, String apiKey) {
        return new CookiePaySettings(
                ID,
                Mode.SANDBOX,
                uri,
                apiId,
                SecretText.of(apiKey),
                "DALMADA",
                TokenPolicy.CACHED,
                ListCall.PAYSEARCH,
                false,
                new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10)),
                new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1)));
    }

    static CookiePaySettings tuned(CookiePaySettings s, Duration read, Duration longest) {
        Timeouts timeouts = new Timeouts(s.timeouts().connect(), read, longest);
        return with(s, s.tokenPolicy(), s.listCall(), s.plainReplies(), timeouts);
    }

    static CookiePaySettings perCall(CookiePaySettings s) {
        return with(s, TokenPolicy.PER_CALL, s.listCall(), s.plainReplies(), s.timeouts());
    }

    static CookiePaySettings paged(CookiePaySettings s) {
        return with(s, s.tokenPolicy(), ListCall.PAYLIST, s.plainReplies(), s.timeouts());
    }

    static CookiePaySettings plain(CookiePaySettings s) {
        return with(s, s.tokenPolicy(), s.listCall(), true, s.timeouts());
    }

    private static CookiePaySettings with(
            CookiePaySettings s, TokenPolicy tokens, ListCall list, boolean plain, Timeouts timeouts) {
        return new CookiePaySettings(
                s.id(),
                s.mode(),
                s.baseUri(),
                s.apiId(),
                s.apiKey(),
                s.productCode(),
                tokens,
                list,
                plain,
                timeouts,
                s.absence(),
                s.refundAbsence());
    }

    PaymentGateway gateway(CookiePaySettings settings) {
        return gateway(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    PaymentGateway gateway(CookiePaySettings settings, Clock clock) {
        return CookiePayGatewayFactory.create(settings, clock, meters);
    }

    static ChargeCommand charge(long won) {
        return charge(OrderNumbers.ofPayment(UUID.randomUUID(), 1), KEY, won);
    }

    static ChargeCommand charge(MerchantOrderNo orderNo, GatewayKey key, long won) {
        Money amount = Money.won(won);
        return new ChargeCommand(
                orderNo, key, amount, TaxSplit.of(TaxType.TAXABLE, amount), Installment.LUMP_SUM, TITLE, BUYER, NOW);
    }

    static IssueCommand issue() {
        return issue(PAN);
    }

    static IssueCommand issue(String pan) {
        CardEntry card =
                CardEntry.of(pan.toCharArray(), YearMonth.of(2028, 12), "900101".toCharArray(), "12".toCharArray());
        return new IssueCommand.ByCard(OrderNumbers.ofRegistration(UUID.randomUUID()), CUSTOMER, TITLE, BUYER, card);
    }

    static RefundCommand refund(GatewayTxnId txn, long charged, long remaining, long won) {
        Money amount = Money.won(won);
        return new RefundCommand(
                OrderNumbers.ofRefund(UUID.randomUUID()),
                txn,
                OrderNumbers.ofPayment(UUID.randomUUID(), 1),
                NOW,
                Money.won(charged),
                Money.won(remaining),
                amount,
                TaxSplit.of(TaxType.TAXABLE, amount),
                new RefundReason("고객 요청"));
    }

    static RefundCommand refund(ChargeOutcome.Approved charge, long remaining, long won) {
        return refund(charge.txn(), charge.amount().minor(), remaining, won);
    }
}
