package io.dalmada.domain.payment;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Payments of 10,000 won brought into any state along an allowed way. */
final class Lives {
    static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    static final Money AMOUNT = Money.won(10_000);
    static final AbsenceRule RULE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    static final AbsenceRule REFUND_RULE = new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1));
    static final OrderTitle TITLE = new OrderTitle("월간 구독", Optional.empty());

    private Lives() {}

    static Payment requested(UUID id, List<PriceLine> lines) {
        return Payment.request(
                new PaymentId(id),
                new CustomerId("customer-1"),
                new BillingKeyId(new UUID(7, 7)),
                new GatewayId("cookiepay"),
                TITLE,
                lines,
                NOW);
    }

    static Payment requested() {
        return requested(new UUID(1, 1), List.of(PriceLine.product(TITLE, TaxType.TAXABLE, AMOUNT)));
    }

    static MerchantOrderNo order(Payment payment) {
        return payment.lastAttempt().orderNo();
    }

    static Payment in(AttemptStatus status) {
        Payment payment = requested();
        MerchantOrderNo order = order(payment);
        if (status != AttemptStatus.CREATED && status != AttemptStatus.VOID) {
            payment.claim(order, NOW);
        }
        switch (status) {
            case CREATED, SENDING -> {}
            case VOID -> payment.voidAttempt(order, NOW, "the key was revoked");
            case SUCCEEDED -> approve(payment, order, "txn-1");
            case DECLINED -> decline(payment, order);
            case NOT_SENT -> payment.notSent(order, NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, NOW);
            case UNKNOWN -> doubt(payment, order);
            case ABSENT -> {
                doubt(payment, order);
                payment.absent(order, seen(Evidence.Kind.FOUND_CANCELED));
            }
            case MANUAL -> {
                doubt(payment, order);
                payment.manual(order, seen(Evidence.Kind.FOUND_DIFFERENT));
            }
        }
        return payment;
    }

    static Payment withRefund(RefundStatus status) {
        Payment payment = in(AttemptStatus.SUCCEEDED);
        RefundNo number = ask(payment, Money.won(4_000)).number();
        if (status != RefundStatus.CREATED) {
            payment.claimRefund(number, NOW);
        }
        switch (status) {
            case CREATED, SENDING -> {}
            case DONE -> payment.refunded(number, NOW, Optional.empty(), NOW);
            case REFUSED -> payment.refundRefused(number, RefundRefusal.TOO_LATE, GatewayWord.NONE, NOW);
            case NOT_SENT -> payment.refundNotSent(number, NotAttemptedCause.THROTTLED, GatewayWord.NONE, NOW);
            case UNKNOWN -> doubt(payment, number);
            case AWAITING_DEPOSIT ->
                payment.refundAwaitsDeposit(number, Optional.empty(), GatewayWord.NONE, NOW, REFUND_RULE);
            case ABSENT -> {
                doubt(payment, number);
                payment.refundNotFound(number, NOW.plusSeconds(540), REFUND_RULE);
                payment.refundNotFound(number, NOW.plusSeconds(600), REFUND_RULE);
            }
            case MANUAL -> {
                doubt(payment, number);
                payment.refundManual(number, seen(Evidence.Kind.FOUND_DIFFERENT));
            }
        }
        return payment;
    }

    static Refund ask(Payment payment, Money amount) {
        RefundNo number = OrderNumbers.ofRefund(new UUID(9, payment.refunds().size()));
        return payment.requestRefund(number, Optional.of(amount), new RefundReason("고객 요청"), NOW);
    }

    static void giveBack(Payment payment, Money amount) {
        RefundNo number = ask(payment, amount).number();
        payment.claimRefund(number, NOW);
        payment.refunded(number, NOW, Optional.empty(), NOW);
    }

    static ChargeRole approve(Payment payment, MerchantOrderNo order, String txn) {
        return payment.charged(order, approval(txn), payment.amount(), NOW);
    }

    static Approval approval(String txn) {
        return new Approval(new GatewayTxnId(txn), Optional.of("12345678"), NOW, Optional.empty());
    }

    static void decline(Payment payment, MerchantOrderNo order) {
        payment.decline(order, Decline.of(DeclineReason.LIMIT_EXCEEDED), GatewayWord.NONE, NOW);
    }

    static void doubt(Payment payment, MerchantOrderNo order) {
        payment.doubt(order, Doubt.NO_REPLY, Optional.empty(), Optional.empty(), GatewayWord.NONE, NOW, RULE);
    }

    static void doubt(Payment payment, RefundNo number) {
        payment.refundDoubt(number, Doubt.NO_REPLY, GatewayWord.NONE, NOW, REFUND_RULE);
    }

    static Evidence seen(Evidence.Kind kind) {
        return Evidence.seen(kind, NOW, Optional.empty(), "seen at the gateway");
    }
}
