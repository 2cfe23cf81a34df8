package io.dalmada.application.testing;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments in each situation, all of 9,900 won at ten o'clock; none of them is stored yet. */
public final class PaymentFixture {
    public static final GatewayId GATEWAY = new GatewayId("cookiepay");
    public static final Money AMOUNT = Money.won(9_900);
    public static final AbsenceRule RULE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    /** What must never be found in clear. */
    public static final String SEALED = "ENC-DATA-0123456789abcdef";

    private static final Instant NOW = MovableClock.atTen().instant();
    private static final GatewayWord WORD = new GatewayWord(Optional.of("5031"), Optional.of("한도초과"));

    private PaymentFixture() {}

    /** Written down, not claimed yet. */
    public static Payment requested() {
        return requestedBy(TestIds.customer());
    }

    public static Payment requestedBy(CustomerId customer) {
        return requested(customer, GATEWAY, NOW);
    }

    public static Payment requested(CustomerId customer, GatewayId gateway, Instant at) {
        OrderTitle title = new OrderTitle("달마다 구독", Optional.of("MONTHLY"));
        return Payment.request(
                new PaymentId(TestIds.next()),
                customer,
                new BillingKeyId(TestIds.next()),
                gateway,
                title,
                List.of(PriceLine.product(title, TaxType.TAXABLE, AMOUNT)),
                at);
    }

    /** Collects this bill with this key. */
    public static Payment requestedFor(BillRef bill, BillingKeyId key) {
        OrderTitle title = new OrderTitle("달마다 구독", Optional.of("MONTHLY"));
        return Payment.request(
                new PaymentId(TestIds.next()),
                TestIds.customer(),
                Optional.of(bill),
                key,
                GATEWAY,
                title,
                List.of(PriceLine.product(title, TaxType.TAXABLE, AMOUNT)),
                NOW);
    }

    /** The claimed attempt of this payment is declined. */
    public static Payment declined(Payment payment, DeclineReason reason, Instant at) {
        payment.decline(payment.lastAttempt().orderNo(), Decline.of(reason), WORD, at);
        return payment;
    }

    /** Claimed; its request may have left. */
    public static Payment sending() {
        return claimed(requested(), NOW);
    }

    public static Payment claimed(Payment payment, Instant at) {
        payment.claim(payment.lastAttempt().orderNo(), at);
        return payment;
    }

    public static Payment paid() {
        return approved(sending());
    }

    /** The open attempt of this payment is approved under a new transaction. */
    public static Payment approved(Payment payment) {
        return approved(payment, newTxn());
    }

    public static Payment approved(Payment payment, GatewayTxnId txn) {
        Approval approval = new Approval(
                txn, Optional.of("30012345"), NOW, Optional.of(URI.create("https://receipt.example/" + txn)));
        payment.charged(payment.lastAttempt().orderNo(), approval, payment.amount(), NOW);
        return payment;
    }

    public static Payment declined() {
        Payment payment = sending();
        payment.decline(payment.lastAttempt().orderNo(), Decline.of(DeclineReason.LIMIT_EXCEEDED), WORD, NOW);
        return payment;
    }

    public static Payment notSent() {
        Payment payment = sending();
        payment.notSent(payment.lastAttempt().orderNo(), NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, NOW);
        return payment;
    }

    /** Nothing came back: to be asked about 20 seconds later. */
    public static Payment unknown() {
        return doubted(sending(), NOW);
    }

    public static Payment doubted(Payment payment, Instant at) {
        payment.doubt(
                payment.lastAttempt().orderNo(),
                Doubt.NO_REPLY,
                Optional.empty(),
                Optional.empty(),
                GatewayWord.NONE,
                at,
                RULE);
        return payment;
    }

    /** A success came back sealed and could not be opened: to be asked about at once. */
    public static Payment sealed() {
        Payment payment = sending();
        payment.doubt(
                payment.lastAttempt().orderNo(),
                Doubt.UNREADABLE_REPLY,
                Optional.of(newTxn()),
                Optional.of(new SealedReply(SecretText.of(SEALED))),
                WORD,
                NOW,
                RULE);
        return payment;
    }

    /** A person has to decide. */
    public static Payment manual() {
        Payment payment = unknown();
        payment.manual(
                payment.lastAttempt().orderNo(),
                Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, NOW, Optional.of(newTxn()), "another amount"));
        return payment;
    }

    public static Payment absent() {
        Payment payment = unknown();
        payment.absent(
                payment.lastAttempt().orderNo(),
                Evidence.seen(Evidence.Kind.FOUND_CANCELED, NOW, Optional.empty(), "canceled at the gateway"));
        return payment;
    }

    public static Payment canceled() {
        Payment payment = requested();
        payment.voidAttempt(payment.lastAttempt().orderNo(), NOW, "billing key revoked");
        return payment;
    }

    /** Declined once, then paid by a second attempt. */
    public static Payment paidAtSecondAttempt() {
        Payment payment = declined();
        payment.addAttempt(NOW);
        return approved(claimed(payment, NOW));
    }

    /** Paid, and a second charge of the same attempt was seen. */
    public static Payment paidTwice() {
        return approved(paid());
    }

    /** Paid, with a refund of this much written down, or of all when empty. */
    public static Refund refundOf(Payment paid, Optional<Money> amount) {
        return paid.requestRefund(OrderNumbers.ofRefund(TestIds.next()), amount, new RefundReason("고객 요청"), NOW);
    }

    /** Paid, with a refund that a person has to decide. */
    public static Payment withManualRefund() {
        Payment payment = paid();
        Refund refund = refundOf(payment, Optional.of(Money.won(3_000)));
        payment.claimRefund(refund.number(), NOW);
        payment.refundDoubt(refund.number(), Doubt.NO_REPLY, GatewayWord.NONE, NOW, RULE);
        payment.refundManual(
                refund.number(), Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, NOW, Optional.empty(), "no sum"));
        return payment;
    }

    public static Payment partlyRefunded() {
        Payment payment = paid();
        Refund refund = refundOf(payment, Optional.of(Money.won(3_000)));
        payment.claimRefund(refund.number(), NOW);
        payment.refunded(refund.number(), NOW, Optional.of(newTxn()), NOW);
        return payment;
    }

    /** Paid, a duplicate of it on its way back, and a part given back in the gateway's console. */
    public static Payment canceledInConsole() {
        Payment payment = paidTwice();
        payment.requestSurplusRefund(
                OrderNumbers.ofRefund(TestIds.next()),
                payment.surplusToRefund().get(0).txn(),
                NOW);
        payment.adoptRefund(
                OrderNumbers.ofRefund(TestIds.next()),
                payment.paidBy().orElseThrow().approval().orElseThrow().txn(),
                Money.won(3_000),
                new RefundReason("관리자 화면에서 취소"),
                Optional.of(newTxn()),
                NOW.minusSeconds(60),
                Evidence.operator("kim", "its list", NOW));
        return payment;
    }

    public static GatewayTxnId newTxn() {
        return new GatewayTxnId("TID-" + TestIds.next());
    }
}
