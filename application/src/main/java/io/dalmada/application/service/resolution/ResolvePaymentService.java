package io.dalmada.application.service.resolution;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.domain.payment.Payment;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the gateway what it shows, then writes an operator's decision down together with the request's name. */
final class ResolvePaymentService implements ResolvePayment {
    private final Ports ports;
    private final PaymentStore store;
    private final AttemptDecision attempts;
    private final RefundDecision refunds;
    private final Adoption adoption;

    ResolvePaymentService(Ports ports, PaymentStore store) {
        this.ports = ports;
        this.store = store;
        this.attempts = new AttemptDecision(ports);
        this.refunds = new RefundDecision(ports);
        this.adoption = new Adoption(ports);
    }

    @Override
    public Payment resolve(Decision decision, Optional<RequestKey> request) {
        return known(decision, request).orElseGet(() -> {
            Consumer<Payment> change = checked(store.require(decision.payment()), decision);
            return OptimisticRetry.retrying(() -> ports.transactions()
                    .inTransaction(() -> known(decision, request).orElseGet(() -> write(decision, request, change))));
        });
    }

    private Consumer<Payment> checked(Payment payment, Decision decision) {
        if (decision instanceof OfAttempt attempt) {
            return attempts.checked(payment, attempt);
        }
        return decision instanceof OfRefund refund
                ? refunds.checked(payment, refund)
                : adoption.checked(payment, (OfGateway) decision);
    }

    /** The same request once more: it was written down with its decision, so that stands. */
    private Optional<Payment> known(Decision decision, Optional<RequestKey> request) {
        return request.flatMap(name -> ports.idempotency().find(name.caller(), name.key()))
                .map(record -> {
                    RequestKeys.requireSame(record, request.orElseThrow());
                    return store.require(decision.payment());
                });
    }

    private Payment write(Decision decision, Optional<RequestKey> request, Consumer<Payment> change) {
        Payment payment = store.require(decision.payment());
        request.ifPresent(name -> ports.idempotency()
                .start(name, payment.id().value(), ports.clock().instant()));
        change.accept(payment);
        return store.save(payment);
    }
}
