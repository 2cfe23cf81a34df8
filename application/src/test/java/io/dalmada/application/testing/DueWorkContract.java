package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about finding work that is due. */
public abstract class DueWorkContract extends StorageContract {
    private static final GatewayId OTHER = new GatewayId("other");
    private static final Instant LATER = NOW.plusSeconds(3600);

    @Test
    void findsWhatWasWrittenDownAndNeverClaimed() {
        PaymentId young = stored(at(NOW.plusSeconds(20)));
        PaymentId old = stored(at(NOW));
        stored(PaymentFixture.sending());
        stored(PaymentFixture.paid());
        stored(PaymentFixture.requested(TestIds.customer(), OTHER, NOW));

        assertThat(store.payments().leftCreated(PaymentFixture.GATEWAY, LATER, 10))
                .containsExactly(old, young);
        assertThat(store.payments().leftCreated(PaymentFixture.GATEWAY, LATER, 1))
                .containsExactly(old);
        assertThat(store.payments().leftCreated(PaymentFixture.GATEWAY, NOW.plusSeconds(20), 10))
                .containsExactly(old);
        assertThat(store.payments().leftCreated(PaymentFixture.GATEWAY, NOW, 10))
                .isEmpty();
    }

    @Test
    void findsWhatWasClaimedAndNeverAnswered() {
        PaymentId young = stored(PaymentFixture.claimed(PaymentFixture.requested(), NOW.plusSeconds(20)));
        PaymentId old = stored(PaymentFixture.claimed(PaymentFixture.requested(), NOW));
        stored(PaymentFixture.requested());
        stored(PaymentFixture.unknown());

        assertThat(store.payments().leftSending(PaymentFixture.GATEWAY, LATER, 10))
                .containsExactly(old, young);
        assertThat(store.payments().leftSending(PaymentFixture.GATEWAY, NOW.plusSeconds(20), 10))
                .containsExactly(old);
        assertThat(store.payments().leftSending(OTHER, LATER, 10)).isEmpty();
    }

    @Test
    void findsRefundsThatWereLeft() {
        Payment created = PaymentFixture.paid();
        PaymentFixture.refundOf(created, Optional.empty());
        Payment sending = PaymentFixture.paid();
        sending.claimRefund(PaymentFixture.refundOf(sending, Optional.empty()).number(), NOW);

        assertThat(List.of(stored(created))).isEqualTo(store.payments().leftCreated(PaymentFixture.GATEWAY, LATER, 10));
        assertThat(List.of(stored(sending))).isEqualTo(store.payments().leftSending(PaymentFixture.GATEWAY, LATER, 10));
    }

    @Test
    void findsOpenQuestionsThatAreDueLongestFirst() {
        PaymentId young = stored(PaymentFixture.doubted(PaymentFixture.sending(), NOW.plusSeconds(10)));
        PaymentId old = stored(PaymentFixture.unknown());
        PaymentId atOnce = stored(PaymentFixture.sealed());
        PaymentId refund = stored(refundDoubted((payment, doubted) -> payment));
        stored(PaymentFixture.manual());
        stored(PaymentFixture.absent());
        stored(PaymentFixture.paid());

        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, LATER, 10))
                .containsExactlyInAnyOrder(atOnce, old, refund, young)
                .startsWith(atOnce)
                .endsWith(young);
        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, NOW.plusSeconds(20), 10))
                .containsExactlyInAnyOrder(atOnce, old, refund);
        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, LATER, 1))
                .containsExactly(atOnce);
        assertThat(store.payments().inquiriesDue(OTHER, LATER, 10)).isEmpty();
    }

    @Test
    void findsWhatWaitsForAPersonADayLater() {
        PaymentId attempt = stored(PaymentFixture.manual());
        PaymentId refund = stored(refundDoubted((payment, doubted) -> {
            payment.refundManual(
                    doubted.number(), Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, NOW, Optional.empty(), "no sum"));
            return payment;
        }));

        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, NOW.plusSeconds(86_399), 10))
                .isEmpty();
        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, NOW.plusSeconds(86_400), 10))
                .containsExactlyInAnyOrder(attempt, refund);
    }

    @Test
    void findsRefundsThatAwaitADeposit() {
        Payment payment = PaymentFixture.paid();
        Refund refund = PaymentFixture.refundOf(payment, Optional.empty());
        payment.claimRefund(refund.number(), NOW);
        payment.refundAwaitsDeposit(refund.number(), Optional.empty(), GatewayWord.NONE, NOW, PaymentFixture.RULE);

        assertThat(List.of(stored(payment)))
                .isEqualTo(store.payments().inquiriesDue(PaymentFixture.GATEWAY, LATER, 10));
    }

    @Test
    void findsAPaymentOnceThoughTwoOfItsQuestionsAreDue() {
        PaymentId twice = stored(refundDoubted((payment, doubted) -> {
            payment.requestSurplusRefund(
                    OrderNumbers.ofRefund(TestIds.next()),
                    payment.surplusToRefund().get(0).txn(),
                    NOW);
            Refund second = payment.refunds().get(1);
            payment.claimRefund(second.number(), NOW);
            payment.refundDoubt(second.number(), Doubt.NO_REPLY, GatewayWord.NONE, NOW, PaymentFixture.RULE);
            return payment;
        }));

        assertThat(store.payments().inquiriesDue(PaymentFixture.GATEWAY, LATER, 10))
                .containsExactly(twice);
    }

    @Test
    void findsWhatIsOwedADayLaterUnlessItWasAskedForAgain() {
        PaymentId owed = stored(surplusRefused(RefundRefusal.MERCHANT_LIMIT));
        stored(surplusRefused(RefundRefusal.TOO_LATE));
        Payment asked = surplusRefused(RefundRefusal.MERCHANT_LIMIT);
        asked.requestSurplusRefund(
                OrderNumbers.ofRefund(TestIds.next()),
                asked.surplusToRefund().get(0).txn(),
                NOW);
        stored(asked);
        Payment callers = PaymentFixture.paid();
        Refund refund = PaymentFixture.refundOf(callers, Optional.empty());
        callers.claimRefund(refund.number(), NOW);
        callers.refundRefused(refund.number(), RefundRefusal.MERCHANT_LIMIT, GatewayWord.NONE, NOW);
        stored(callers);
        Instant due = NOW.plusSeconds(86_400);

        assertThat(store.payments().refundsOwed(PaymentFixture.GATEWAY, due, 10))
                .containsExactly(owed);
        assertThat(store.payments().refundsOwed(PaymentFixture.GATEWAY, due.minusSeconds(1), 10))
                .isEmpty();
        assertThat(store.payments().refundsOwed(OTHER, due, 10)).isEmpty();
    }

    private static Payment surplusRefused(RefundRefusal why) {
        Payment payment = PaymentFixture.paidTwice();
        Refund refund = payment.requestSurplusRefund(
                OrderNumbers.ofRefund(TestIds.next()),
                payment.surplusToRefund().get(0).txn(),
                NOW);
        payment.claimRefund(refund.number(), NOW);
        payment.refundRefused(refund.number(), why, GatewayWord.NONE, NOW);
        return payment;
    }

    private static Payment refundDoubted(BiFunction<Payment, Refund, Payment> then) {
        Payment payment = PaymentFixture.paidTwice();
        Refund refund = PaymentFixture.refundOf(payment, Optional.empty());
        payment.claimRefund(refund.number(), NOW);
        payment.refundDoubt(refund.number(), Doubt.NO_REPLY, GatewayWord.NONE, NOW, PaymentFixture.RULE);
        return then.apply(payment, refund);
    }

    private static Payment at(Instant created) {
        return PaymentFixture.requested(TestIds.customer(), PaymentFixture.GATEWAY, created);
    }

    private PaymentId stored(Payment payment) {
        return tx(() -> store.payments().save(payment)).id();
    }
}
