package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.Money;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What no {@link io.dalmada.application.port.out.PaymentRepository} lets happen, whoever races whom. */
public abstract class PaymentRaceContract extends PaymentContract {
    private static final int ROUNDS = 5;

    @Test
    void savesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.payments().save(PaymentFixture.requested()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        Payment payment = stored(PaymentFixture.requested());
        Payment stale = find(payment);
        change(payment, p -> PaymentFixture.claimed(p, NOW));

        assertThatThrownBy(
                        () -> change(stale, p -> p.voidAttempt(p.lastAttempt().orderNo(), NOW, "too late")))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(find(payment).status()).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void refusesToInsertAPaymentTwice() {
        Payment payment = PaymentFixture.requested();
        stored(payment);

        assertThatThrownBy(() -> stored(payment)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void refusesOneGatewayTransactionForTwoPayments() {
        GatewayTxnId txn = PaymentFixture.newTxn();
        stored(PaymentFixture.approved(PaymentFixture.sending(), txn));

        assertThatThrownBy(() -> stored(PaymentFixture.approved(PaymentFixture.sending(), txn)))
                .isInstanceOf(ConcurrentChange.class);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoClaimsWins() throws Exception {
        Payment payment = stored(PaymentFixture.requested());

        assertThat(winners(payment, p -> PaymentFixture.claimed(p, NOW))).isOne();
        assertThat(find(payment).lastAttempt().steps()).isEqualTo(2);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoFurtherAttemptsTakesTheSlot() throws Exception {
        Payment payment = stored(PaymentFixture.declined());

        assertThat(winners(payment, p -> p.addAttempt(NOW))).isOne();
        assertThat(find(payment).attempts()).hasSize(2);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoRefundsTakesTheSlot() throws Exception {
        Payment payment = stored(PaymentFixture.paid());

        assertThat(winners(payment, p -> PaymentFixture.refundOf(p, Optional.of(Money.won(6_000)))))
                .isOne();
        assertThat(find(payment).refunds()).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoOutcomesIsRecorded() throws Exception {
        Payment payment = stored(PaymentFixture.unknown());

        assertThat(winners(payment, PaymentFixture::approved)).isOne();
        assertThat(find(payment).charges()).hasSize(1);
    }

    private long winners(Payment payment, Consumer<Payment> change) throws Exception {
        return Race.winners(store.transactions(), () -> find(payment), found -> {
            change.accept(found);
            store.payments().save(found);
        });
    }
}
