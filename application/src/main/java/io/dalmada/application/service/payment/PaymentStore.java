package io.dalmada.application.service.payment;

import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.List;
import java.util.function.Consumer;

/** Loads, changes and saves payments so that state, events and what their listener changes always commit together. */
public final class PaymentStore {
    private final Ports ports;
    private final PaymentListener listener;

    public PaymentStore(Ports ports, PaymentListener listener) {
        this.ports = ports;
        this.listener = listener;
    }

    /** Inside a transaction: the payment and what happened to it. */
    public Payment save(Payment payment) {
        return saveAll(List.of(payment)).get(0);
    }

    /** Inside a transaction: all or none. */
    public List<Payment> saveAll(List<Payment> payments) {
        listener.beforeSave(payments);
        List<PaymentEvent> events =
                payments.stream().flatMap(p -> p.events().stream()).toList();
        if (events.isEmpty()) {
            return payments;
        }
        List<Payment> saved = ports.payments().saveAll(payments);
        ports.outbox().append(events);
        return saved;
    }

    /** In a transaction of its own; decided anew on the winner's state when a race is lost. */
    public Payment change(PaymentId id, Consumer<Payment> change) {
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            Payment payment = require(id);
            change.accept(payment);
            return save(payment);
        }));
    }

    /** As {@link #change(PaymentId, Consumer)}, but starts with a payment that is at hand, to save a read. */
    public Payment change(Payment atHand, Consumer<Payment> change) {
        return OptimisticRetry.retrying((int attempt) -> ports.transactions().inTransaction(() -> {
            Payment payment = attempt == 0 ? Payment.reconstitute(atHand.snapshot()) : require(atHand.id());
            change.accept(payment);
            return save(payment);
        }));
    }

    public Payment require(PaymentId id) {
        return ports.payments()
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.PAYMENT_NOT_FOUND, "there is no such payment"));
    }
}
