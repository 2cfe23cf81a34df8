package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.Storage.OutboxEntry;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.DomainEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.DomainEventOutbox} promises (I-22). */
public abstract class OutboxContract extends StorageContract {
    @Test
    void keepsEachEventOnceInOrder() {
        Payment payment = PaymentFixture.partlyRefunded();
        BillingKey key = BillingKeyFixture.revokedAt(NOW);

        run(() -> {
            store.payments().save(payment);
            store.outbox().append(payment.events());
            store.outbox().append(key.events());
        });

        assertThat(store.outboxEntries())
                .filteredOn(entry -> entry.aggregateId().equals(payment.id().toString()))
                .isEqualTo(entries(payment.events()));
        assertThat(store.outboxEntries())
                .filteredOn(entry -> entry.aggregateId().equals(key.id().toString()))
                .isEqualTo(entries(key.events()));
    }

    @Test
    void aRollbackLeavesNoEvent() {
        Payment payment = PaymentFixture.paid();

        assertThatThrownBy(() -> run(() -> {
                    store.payments().save(payment);
                    store.outbox().append(payment.events());
                    throw new UnsupportedOperationException("something else went wrong");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(store.outboxEntries()).isEmpty();
        assertThat(store.payments().find(payment.id())).isEmpty();
        assertThat(store.payments().history(payment.id())).isEmpty();
    }

    @Test
    void refusesTheSameEventTwice() {
        Payment payment = PaymentFixture.requested();
        run(() -> store.outbox().append(payment.events()));

        assertThatThrownBy(() -> run(() -> store.outbox().append(payment.events())))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(store.outboxEntries()).hasSize(1);
    }

    @Test
    void oneEventThatWasToldAlreadyAmongTenLeavesNothing() {
        List<PaymentEvent> ten = Stream.generate(PaymentFixture::requested)
                .limit(10)
                .flatMap(payment -> payment.events().stream())
                .toList();
        run(() -> store.outbox().append(ten.subList(4, 5)));

        assertThatThrownBy(() -> run(() -> store.outbox().append(ten))).isInstanceOf(ConcurrentChange.class);
        assertThat(store.outboxEntries()).isEqualTo(entries(ten.subList(4, 5)));
    }

    @Test
    void keepsTheOrderOfManyEventsAndTakesNone() {
        List<PaymentEvent> many = Stream.generate(PaymentFixture::partlyRefunded)
                .limit(30)
                .flatMap(payment -> payment.events().stream())
                .toList();

        run(() -> store.outbox().append(many));
        run(() -> store.outbox().append(List.of()));

        assertThat(store.outboxEntries()).isEqualTo(entries(many));
    }

    @Test
    void takesEventsOnlyInsideATransaction() {
        assertThatThrownBy(
                        () -> store.outbox().append(PaymentFixture.requested().events()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<OutboxEntry> entries(List<? extends DomainEvent> events) {
        return events.stream()
                .map(event -> new OutboxEntry(event.aggregateId(), event.version(), event.type()))
                .toList();
    }
}
