package io.dalmada.application.testing;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Lets anything happen to a payment that may happen, in an order that a seed decides. */
final class PaymentLife {
    private static final List<DeclineReason> REASONS = List.of(DeclineReason.values());

    private final Random random;

    PaymentLife(Random random) {
        this.random = random;
    }

    /** A new payment whose id and time agree. */
    Payment begin(Instant at) {
        OrderTitle title = new OrderTitle("달마다 구독", Optional.empty());
        return Payment.request(
                new PaymentId(new UuidV7(MovableClock.at(at), random).next()),
                TestIds.customer(),
                new BillingKeyId(TestIds.next()),
                PaymentFixture.GATEWAY,
                title,
                List.of(PriceLine.product(title, TaxType.TAXABLE, Money.won(1_000 + random.nextInt(100)))),
                at);
    }

    /** One step; what the domain refuses does not happen. */
    void goOn(Payment payment, Instant at) {
        try {
            step(payment, payment.lastAttempt().orderNo(), at);
        } catch (DomainException refused) {
            // As the rules are: the life goes on with another step.
        }
    }

    private void step(Payment payment, MerchantOrderNo order, Instant at) {
        switch (random.nextInt(12)) {
            case 0, 1 -> PaymentFixture.claimed(payment, at);
            case 2, 3 -> PaymentFixture.approved(payment);
            case 4 -> PaymentFixture.declined(payment, REASONS.get(random.nextInt(REASONS.size())), at);
            case 5 -> payment.notSent(order, NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, at);
            case 6 -> PaymentFixture.doubted(payment, at);
            case 7 -> payment.absent(order, seen(Evidence.Kind.FOUND_CANCELED, at));
            case 8 -> payment.manual(order, seen(Evidence.Kind.FOUND_DIFFERENT, at));
            case 9 -> payment.addAttempt(new BillingKeyId(TestIds.next()), at);
            case 10 -> PaymentFixture.refundOf(payment, Optional.of(Money.won(100)));
            default -> refund(payment, at);
        }
    }

    private static Evidence seen(Evidence.Kind kind, Instant at) {
        return Evidence.seen(kind, at, Optional.empty(), "seen");
    }

    private void refund(Payment payment, Instant at) {
        for (Refund refund : payment.refunds()) {
            if (refund.status() == RefundStatus.CREATED) {
                payment.claimRefund(refund.number(), at);
            }
            if (refund.status() == RefundStatus.SENDING) {
                payment.refunded(refund.number(), at, Optional.of(PaymentFixture.newTxn()), at);
            }
        }
        payment.surplusToRefund().stream()
                .findFirst()
                .ifPresent(surplus ->
                        payment.requestSurplusRefund(OrderNumbers.ofRefund(TestIds.next()), surplus.txn(), at));
    }
}
