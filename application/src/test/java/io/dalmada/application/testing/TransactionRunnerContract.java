package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.TransactionRunner} promises. */
public abstract class TransactionRunnerContract extends StorageContract {
    @Test
    void givesBackWhatTheWorkReturns() {
        assertThat(tx(() -> 42)).isEqualTo(42);
    }

    @Test
    void showsNothingBeforeTheCommit() {
        Payment payment = PaymentFixture.requested();

        run(() -> {
            store.payments().save(payment);
            assertThat(seenByAnother(payment)).isFalse();
        });

        assertThat(seenByAnother(payment)).isTrue();
    }

    private boolean seenByAnother(Payment payment) {
        boolean[] seen = {false};
        Thread other =
                new Thread(() -> seen[0] = store.payments().find(payment.id()).isPresent());
        other.start();
        try {
            other.join();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return seen[0];
    }

    @Test
    void rollsBackWhenTheWorkThrowsAndLetsItPass() {
        Payment payment = PaymentFixture.requested();
        DomainException refusal = DomainException.of(Refusal.CHARGE_HELD, "held");

        assertThatThrownBy(() -> run(() -> {
                    store.payments().save(payment);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(store.payments().find(payment.id())).isEmpty();
        assertThat(store.transactions().isActive()).isFalse();
    }

    @Test
    void passesALostRaceOn() {
        ConcurrentChange lost = new ConcurrentChange("as the work found out by itself");

        assertThatThrownBy(() -> run(() -> {
                    throw lost;
                }))
                .isSameAs(lost);
    }

    @Test
    void transactionsDoNotNest() {
        assertThatThrownBy(() -> run(() -> run(() -> {}))).isInstanceOf(IllegalStateException.class);
        assertThat(tx(() -> true)).isTrue();
    }

    @Test
    void knowsWhetherItIsActive() {
        assertThat(store.transactions().isActive()).isFalse();
        assertThat(tx(() -> store.transactions().isActive())).isTrue();
        assertThat(store.transactions().isActive()).isFalse();
    }
}
