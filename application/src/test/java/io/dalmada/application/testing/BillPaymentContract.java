package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about payments of subscriptions. */
public abstract class BillPaymentContract extends PaymentContract {
    private static final int ROUNDS = 5;

    private final SubscriptionId subscription = new SubscriptionId(TestIds.next());
    private final BillingKeyId card = new BillingKeyId(TestIds.next());
    private final BillingKeyId newCard = new BillingKeyId(TestIds.next());

    @Test
    void findsAPaymentWithItsBill() {
        Payment first = stored(bill(0));
        Payment last = stored(bill(9999));

        assertThat(find(first).snapshot()).isEqualTo(first.snapshot());
        assertThat(find(last).bill()).contains(new BillRef(subscription, 9999));
    }

    @Test
    void refusesTwoPaymentsForOneBill() {
        stored(bill(3));
        stored(bill(4));
        stored(PaymentFixture.requestedFor(new BillRef(new SubscriptionId(TestIds.next()), 3), card));
        stored(PaymentFixture.requested());

        assertThatThrownBy(() -> stored(bill(3))).isInstanceOf(ConcurrentChange.class);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoPaymentsTakesTheBill() throws Exception {
        assertThat(Race.winners(
                        store.transactions(),
                        () -> bill(7),
                        payment -> store.payments().save(payment)))
                .isOne();
    }

    @Test
    void theNextAttemptMayUseAnotherCard() {
        Payment payment = declined(stored(bill(0)), NOW);

        Payment changed = change(payment, p -> p.addAttempt(newCard, NOW));

        assertThat(changed.billingKey()).isEqualTo(newCard);
        assertThat(find(payment).snapshot()).isEqualTo(changed.snapshot());
    }

    @Test
    void countsDeclinesOfACardSince() {
        Instant later = NOW.plusSeconds(86_400);
        Payment payment = declined(stored(bill(0)), NOW);
        declined(change(payment, p -> p.addAttempt(NOW)), later);
        stored(bill(1));
        stored(PaymentFixture.declined());
        stored(PaymentFixture.approved(PaymentFixture.claimed(bill(2), NOW)));

        assertThat(store.payments().declinesSince(card, NOW)).isEqualTo(2);
        assertThat(store.payments().declinesSince(card, NOW.plusMillis(1))).isOne();
        assertThat(store.payments().declinesSince(card, later)).isOne();
        assertThat(store.payments().declinesSince(card, later.plusMillis(1))).isZero();
        assertThat(store.payments().declinesSince(newCard, NOW)).isZero();
    }

    @Test
    void aNewCardDoesNotAnswerForTheOldOne() {
        Payment payment = declined(stored(bill(0)), NOW);
        Payment again = declined(change(payment, p -> p.addAttempt(NOW)), NOW);
        declined(change(again, p -> p.addAttempt(newCard, NOW)), NOW);

        assertThat(store.payments().declinesSince(card, NOW)).isEqualTo(2);
        assertThat(store.payments().declinesSince(newCard, NOW)).isOne();
    }

    @Test
    void knowsTheEarliestTimeAtWhichAnythingWaits() {
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY)).isEmpty();
        stored(PaymentFixture.paid());
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY)).isEmpty();
        Payment manual = stored(PaymentFixture.manual());
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY))
                .isEqualTo(manual.lastAttempt().question().map(OpenQuestion::nextInquiryAt))
                .isPresent();

        Payment refunded = PaymentFixture.paid();
        refunded.claimRefund(PaymentFixture.refundOf(refunded, Optional.empty()).number(), NOW.plusSeconds(50));
        stored(refunded);
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY)).contains(NOW.plusSeconds(50));

        stored(PaymentFixture.unknown());
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY)).contains(NOW.plusSeconds(20));

        stored(PaymentFixture.requested());
        assertThat(store.payments().earliestDue(PaymentFixture.GATEWAY)).contains(NOW);
    }

    private Payment bill(int number) {
        return PaymentFixture.requestedFor(new BillRef(subscription, number), card);
    }

    private Payment declined(Payment payment, Instant at) {
        Payment sending = change(payment, p -> PaymentFixture.claimed(p, at));
        return change(sending, p -> PaymentFixture.declined(p, DeclineReason.LIMIT_EXCEEDED, at));
    }
}
