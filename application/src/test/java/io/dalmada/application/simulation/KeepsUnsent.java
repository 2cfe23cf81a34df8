package io.dalmada.application.simulation;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.DomainEvent;
import java.util.List;

/** (k) What a cancellation voids is left as it was. */
final class KeepsUnsent implements Saboteur {
    @Override
    public PaymentRepository payments(PaymentRepository real, InMemoryStore store) {
        return Twist.of(PaymentRepository.class, real, (method, given, call) -> {
            boolean saves = method.equals("saveAll") && given[0] instanceof List<?> payments && isVoided(payments);
            return saves ? given[0] : call.get();
        });
    }

    private static boolean isVoided(List<?> payments) {
        return payments.stream()
                .anyMatch(p -> p instanceof Payment payment
                        && payment.events().stream().anyMatch(KeepsUnsent::isVoid));
    }

    private static boolean isVoid(DomainEvent event) {
        return event instanceof PaymentEvent.AttemptMoved moved
                && moved.to() == AttemptStatus.VOID
                && moved.cause().equals("the subscription is over");
    }

    @Override
    public DomainEventOutbox outbox(DomainEventOutbox real) {
        return events ->
                real.append(events.stream().filter(event -> !isVoid(event)).toList());
    }
}
