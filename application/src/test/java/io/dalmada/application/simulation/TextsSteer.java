package io.dalmada.application.simulation;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** (ag) What made a refund is read out of its reason. */
final class TextsSteer implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.TEXTS);
    }

    @Override
    public PaymentRepository payments(PaymentRepository real, InMemoryStore store) {
        return Twist.of(PaymentRepository.class, real, (method, given, call) -> {
            Object found = call.get();
            if (found instanceof Optional<?> one && one.isPresent() && one.get() instanceof Payment payment) {
                return Optional.of(read(payment));
            }
            boolean many = method.startsWith("find") && found instanceof List<?>;
            return many ? ((List<?>) found).stream().map(p -> read((Payment) p)).toList() : found;
        });
    }

    private static Payment read(Payment payment) {
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
                s.attempts(),
                s.refunds().stream().map(TextsSteer::read).toList(),
                s.charges(),
                s.version()));
    }

    private static Refund read(Refund r) {
        boolean sounds = r.reason().text().equals("subscription over");
        return new Refund(
                r.number(),
                r.charge(),
                r.chargeOrderNo(),
                r.amount(),
                r.remainingBefore(),
                r.reason(),
                sounds ? RefundOrigin.SUBSCRIPTION_OVER : r.origin(),
                r.status(),
                r.steps(),
                r.createdAt(),
                r.sentAt(),
                r.doneAt(),
                r.refundTxn(),
                r.refusal(),
                r.notAttempted(),
                r.question(),
                r.deposit(),
                r.word());
    }
}
