package io.dalmada.application.simulation;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** (b) Attempts that were being sent when their process died look as if nobody had claimed them. */
final class ResetsSending implements Saboteur {
    private final Set<PaymentId> reset = new HashSet<>();

    @Override
    public PaymentRepository payments(PaymentRepository real, InMemoryStore store) {
        return Twist.of(PaymentRepository.class, real, (method, given, call) -> switch (method) {
            case "leftCreated" -> withSending(real, call.get(), given);
            case "leftSending" -> List.of();
            case "find" ->
                given[0] instanceof PaymentId id && reset.remove(id)
                        ? real.find(id).map(ResetsSending::unclaimed)
                        : call.get();
            default -> call.get();
        });
    }

    private Object withSending(PaymentRepository real, Object created, Object[] given) {
        List<PaymentId> sending = real.leftSending((GatewayId) given[0], (Instant) given[1], (Integer) given[2]);
        reset.addAll(sending);
        return Stream.concat(((List<?>) created).stream(), sending.stream()).toList();
    }

    private static Payment unclaimed(Payment payment) {
        Payment.Snapshot s = payment.snapshot();
        return Payment.reconstitute(new Payment.Snapshot(
                s.id(),
                s.customer(),
                s.bill(),
                s.billingKey(),
                s.gateway(),
                s.title(),
                s.lines(),
                s.createdAt(),
                s.attempts().stream().map(ResetsSending::unclaimed).toList(),
                s.refunds(),
                s.charges(),
                s.version()));
    }

    private static Attempt unclaimed(Attempt a) {
        AttemptStatus status = a.status() == AttemptStatus.SENDING ? AttemptStatus.CREATED : a.status();
        return new Attempt(
                a.number(),
                a.orderNo(),
                status,
                a.steps(),
                a.createdAt(),
                Optional.empty(),
                a.approval(),
                a.decline(),
                a.notAttempted(),
                a.question(),
                a.word());
    }
}
