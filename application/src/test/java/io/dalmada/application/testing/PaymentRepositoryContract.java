package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;
import io.dalmada.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about storing payments. */
public abstract class PaymentRepositoryContract extends PaymentContract {
    static Stream<Payment> everySituation() {
        return Stream.of(
                PaymentFixture.requested(),
                PaymentFixture.sending(),
                PaymentFixture.paid(),
                PaymentFixture.declined(),
                PaymentFixture.notSent(),
                PaymentFixture.unknown(),
                PaymentFixture.sealed(),
                PaymentFixture.manual(),
                PaymentFixture.absent(),
                PaymentFixture.canceled(),
                PaymentFixture.paidAtSecondAttempt(),
                PaymentFixture.paidTwice(),
                PaymentFixture.partlyRefunded(),
                PaymentFixture.withManualRefund());
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void findsAPaymentAsItWasSaved(Payment payment) {
        Payment saved = tx(() -> store.payments().save(payment));

        assertThat(saved.snapshot()).isEqualTo(payment.snapshot());
        assertThat(saved.events()).isEmpty();
        assertThat(find(payment).snapshot()).isEqualTo(payment.snapshot());
        assertThat(store.payments().history(payment.id())).isEqualTo(payment.events());
    }

    @Test
    void findsThePaymentThatAChargeWasRecordedWith() {
        Payment paid = tx(() -> store.payments().save(PaymentFixture.paidTwice()));
        tx(() -> store.payments().save(PaymentFixture.paid()));

        paid.charges()
                .forEach(charge -> assertThat(store.payments().findByTransaction(PaymentFixture.GATEWAY, charge.txn()))
                        .map(Payment::id)
                        .contains(paid.id()));
        assertThat(store.payments()
                        .findByTransaction(
                                new GatewayId("other"), paid.charges().get(0).txn()))
                .isEmpty();
        assertThat(store.payments().findByTransaction(PaymentFixture.GATEWAY, PaymentFixture.newTxn()))
                .isEmpty();
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(store.payments().find(new PaymentId(TestIds.next()))).isEmpty();
        assertThat(store.payments().findByOrder(new MerchantOrderNo("P-UNKNOWN")))
                .isEmpty();
        assertThat(store.payments().history(new PaymentId(TestIds.next()))).isEmpty();
    }

    @Test
    void findsAPaymentByEachOfItsOrderNumbers() {
        Payment payment = stored(PaymentFixture.paidAtSecondAttempt());

        assertThat(payment.attempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(store.payments().findByOrder(attempt.orderNo()))
                        .map(Payment::snapshot)
                        .contains(payment.snapshot()));
    }

    @Test
    void storesWhatMadeARefundAndOneThatWasNeverAskedFor() {
        Payment payment = stored(PaymentFixture.canceledInConsole());

        assertThat(find(payment).snapshot()).isEqualTo(payment.snapshot());
        assertThat(find(payment).refunds())
                .extracting(Refund::origin)
                .containsExactly(RefundOrigin.SURPLUS, RefundOrigin.GATEWAY);
    }

    @Test
    void goesOnWithWhatSaveReturned() {
        Payment payment = stored(PaymentFixture.requested());
        payment = change(payment, p -> PaymentFixture.claimed(p, NOW));
        payment = change(payment, PaymentFixture::approved);

        assertThat(find(payment).snapshot()).isEqualTo(payment.snapshot());
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void storesEachStepOfALongLife() {
        List<PaymentEvent> told = new ArrayList<>();
        Payment payment = PaymentFixture.requested();
        for (Consumer<Payment> step : longLife()) {
            step.accept(payment);
            told.addAll(payment.events());
            Payment changed = payment;
            run(() -> store.payments().save(changed));
            payment = find(changed);
            assertThat(payment.snapshot()).isEqualTo(changed.snapshot());
        }

        assertThat(store.payments().history(payment.id())).isEqualTo(told);
        assertThat(told)
                .extracting(PaymentEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, told.size()).boxed().toList());
    }

    private static List<Consumer<Payment>> longLife() {
        GatewayWord word = new GatewayWord(Optional.of("E"), Optional.of("said"));
        DepositAccount account = new DepositAccount(
                Optional.of("004"), Optional.of("110-123"), Optional.empty(), Optional.of(NOW.plusSeconds(60)));
        return List.of(
                p -> {},
                p -> PaymentFixture.claimed(p, NOW),
                p -> PaymentFixture.doubted(p, NOW),
                p -> p.notFound(p.lastAttempt().orderNo(), NOW.plusSeconds(30), PaymentFixture.RULE),
                p -> p.sentAgain(p.lastAttempt().orderNo(), NOW.plusSeconds(45)),
                p -> p.inconclusive(p.lastAttempt().orderNo(), "closed", NOW.plusSeconds(60), PaymentFixture.RULE),
                p -> p.stillRunning(
                        p.lastAttempt().orderNo(), Optional.of(PaymentFixture.newTxn()), NOW.plusSeconds(90)),
                p -> p.declined(
                        p.lastAttempt().orderNo(),
                        Decline.of(DeclineReason.LIMIT_EXCEEDED),
                        Evidence.seen(Evidence.Kind.FOUND_DECLINED, NOW, Optional.empty(), "declined")),
                p -> p.addAttempt(NOW),
                p -> PaymentFixture.claimed(p, NOW),
                PaymentFixture::approved,
                p -> PaymentFixture.refundOf(p, Optional.of(Money.won(1_000))),
                p -> p.claimRefund(lastRefund(p), NOW),
                p -> p.refundAwaitsDeposit(lastRefund(p), Optional.of(account), word, NOW, PaymentFixture.RULE),
                p -> p.refundStillAwaited(lastRefund(p), NOW.plusSeconds(30)),
                p -> p.refunded(lastRefund(p), NOW, Optional.empty(), NOW),
                p -> PaymentFixture.refundOf(p, Optional.empty()),
                p -> p.claimRefund(lastRefund(p), NOW),
                p -> p.refundDoubt(lastRefund(p), Doubt.NO_REPLY, word, NOW, PaymentFixture.RULE),
                p -> p.refunded(lastRefund(p), NOW, Optional.of(PaymentFixture.newTxn()), NOW));
    }

    private static RefundNo lastRefund(Payment payment) {
        return payment.refunds().get(payment.refunds().size() - 1).number();
    }

    @Test
    void anOpenedReplyIsKeptNoLonger() {
        Payment payment = stored(PaymentFixture.sealed());

        payment = change(payment, PaymentFixture::approved);

        assertThat(find(payment).lastAttempt().question()).isEmpty();
    }

    @Test
    void aGarbledWordOfTheGatewayDoesNotKeepAnOutcomeFromBeingStored() {
        Payment payment = stored(PaymentFixture.sending());
        GatewayWord garbled = new GatewayWord(Optional.of("\0"), Optional.of("a\0b\uD800"));

        run(() -> {
            payment.decline(payment.lastAttempt().orderNo(), Decline.of(DeclineReason.SYSTEM_ERROR), garbled, NOW);
            store.payments().save(payment);
        });

        assertThat(find(payment).status()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void storesManyPaymentsInOneTransactionInAnyOrder() {
        Payment old = stored(PaymentFixture.declined());
        List<Payment> added = List.of(PaymentFixture.paidTwice(), PaymentFixture.partlyRefunded());

        run(() -> {
            old.addAttempt(NOW);
            store.payments().save(old);
            added.forEach(store.payments()::save);
        });

        assertThat(find(old).attempts()).hasSize(2);
        assertThat(added)
                .allSatisfy(payment -> assertThat(find(payment).snapshot()).isEqualTo(payment.snapshot()));
    }

    @Test
    void seesItsOwnChangesWithinATransaction() {
        Payment payment = PaymentFixture.requested();

        run(() -> {
            Payment saved = store.payments().save(payment);
            PaymentFixture.claimed(saved, NOW);
            store.payments().save(saved);
            assertThat(find(saved).snapshot()).isEqualTo(saved.snapshot());
        });
    }
}
