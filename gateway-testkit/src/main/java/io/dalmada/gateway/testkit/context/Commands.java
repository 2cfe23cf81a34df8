package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Ordinary commands, each under a number of its own. */
public final class Commands {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final OrderTitle TITLE = new OrderTitle("Contract", Optional.empty());
    private static final Buyer BUYER = new Buyer("Buyer", Optional.of("buyer@example.com"), Optional.of("01000000000"));

    private Commands() {}

    public static IssueCommand.ByCard registration(CardEntry card) {
        return new IssueCommand.ByCard(
                OrderNumbers.ofRegistration(UUID.randomUUID()), CustomerRef.random(RANDOM), TITLE, BUYER, card);
    }

    public static IssueCommand.ByWindow registration(OpenWindow opened, WindowResult result) {
        return new IssueCommand.ByWindow(
                result.registrationNo(), opened.customerRef(), opened.title(), opened.buyer(), result);
    }

    static OpenWindow openWindow() {
        return new OpenWindow(
                OrderNumbers.ofRegistration(UUID.randomUUID()),
                CustomerRef.random(RANDOM),
                TITLE,
                BUYER,
                URI.create("https://shop.example/back?end=success"),
                URI.create("https://shop.example/back?end=failure"),
                Locale.KOREAN);
    }

    public static ChargeCommand charge(GatewayKey key, Money amount, Instant now) {
        return charge(OrderNumbers.ofPayment(UUID.randomUUID(), 1), key, TaxSplit.of(TaxType.TAXABLE, amount), now);
    }

    public static ChargeCommand charge(MerchantOrderNo orderNo, GatewayKey key, TaxSplit amount, Instant now) {
        return new ChargeCommand(orderNo, key, amount.total(), amount, Installment.LUMP_SUM, TITLE, BUYER, now);
    }

    public static RefundCommand refund(Charged charged, Money before, Money amount) {
        return refund(charged, before, TaxSplit.of(TaxType.TAXABLE, amount));
    }

    public static RefundCommand refund(Charged charged, Money before, TaxSplit amount) {
        ChargeCommand charge = charged.command();
        return new RefundCommand(
                OrderNumbers.ofRefund(UUID.randomUUID()),
                charged.approved().txn(),
                charge.orderNo(),
                charged.approved().approvedAt(),
                charge.amount(),
                charge.amount().minus(before),
                amount.total(),
                amount,
                new RefundReason("contract"));
    }

    /** The same refund under a number that was used before. */
    public static RefundCommand under(RefundNo used, RefundCommand refund) {
        return new RefundCommand(
                used,
                refund.charge(),
                refund.chargeOrderNo(),
                refund.chargedAt(),
                refund.charged(),
                refund.expectedRemaining(),
                refund.amount(),
                refund.tax(),
                refund.reason());
    }

    public static RevokeCommand revoke(GatewayKey key) {
        return new RevokeCommand(key, "contract");
    }

    public static InquiryKey byOrder(ChargeCommand charge) {
        return new InquiryKey.ByOrder(charge.orderNo(), charge.orderedAt());
    }
}
