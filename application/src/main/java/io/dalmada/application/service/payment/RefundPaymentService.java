package io.dalmada.application.service.payment;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.gateway.GatewayProfile.RefundRule;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes the refund down together with the request's name, then has it sent. */
final class RefundPaymentService implements RefundPayment {
    private final Ports ports;
    private final PaymentStore store;
    private final RefundProcedure procedure;
    private final ChargeLookUp charges;

    RefundPaymentService(Ports ports, PaymentStore store, RefundProcedure procedure, ChargeLookUp charges) {
        this.charges = charges;
        this.ports = ports;
        this.store = store;
        this.procedure = procedure;
    }

    @Override
    public Result refund(Order order, Optional<RequestKey> request) {
        lookForLandedRefunds(order, request);
        Result written =
                OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> knownOrNew(order, request)));
        return new Result(procedure.run(written.payment(), written.number()), written.number());
    }

    /**
     * A refund that was proven absent may have landed since, and another one would give the money back twice. The same
     * request is then answered by the refund that landed; another one is refused, since its caller has not seen it.
     */
    private void lookForLandedRefunds(Order order, Optional<RequestKey> request) {
        Payment payment = store.require(order.payment());
        for (GatewayCharge charge : payment.heldForAbsent()) {
            if (!charges.lookAt(payment, charge)) {
                throw DomainException.of(
                        Refusal.REFUND_IN_PROGRESS,
                        "the gateway does not tell now whether an earlier refund has landed; try again");
            }
        }
        boolean landed =
                !payment.heldForAbsent().equals(store.require(order.payment()).heldForAbsent());
        if (landed && !isKnown(request)) {
            throw DomainException.of(
                    Refusal.STATE_CONFLICT, "an earlier refund has landed late: look at the payment, and ask again");
        }
    }

    private boolean isKnown(Optional<RequestKey> request) {
        return request.flatMap(key -> ports.idempotency().find(key.caller(), key.key()))
                .isPresent();
    }

    private Result knownOrNew(Order order, Optional<RequestKey> request) {
        Optional<IdempotencyRecord> known =
                request.flatMap(key -> ports.idempotency().find(key.caller(), key.key()));
        known.ifPresent(record -> RequestKeys.requireSame(record, request.orElseThrow()));
        return known.map(record -> again(order, record)).orElseGet(() -> intend(order, request));
    }

    private Result intend(Order order, Optional<RequestKey> request) {
        UUID id = ports.ids().next();
        request.ifPresent(
                name -> ports.idempotency().start(name, id, ports.clock().instant()));
        return write(order, store.require(order.payment()), id);
    }

    /** The same request once more: a refund that provably did not happen is followed by a new one. */
    private Result again(Order order, IdempotencyRecord record) {
        Payment payment = store.require(order.payment());
        RefundNo number = OrderNumbers.ofRefund(record.resource());
        RefundStatus status = payment.refund(number).status();
        Instant now = ports.clock().instant();
        boolean nothing = status == RefundStatus.NOT_SENT || status == RefundStatus.ABSENT;
        if (!nothing || !payment.isRestedFromRefunds(now)) {
            return new Result(payment, number);
        }
        UUID id = ports.ids().next();
        if (!ports.idempotency().repoint(record.request(), record.resource(), record.startedAt(), id, now)) {
            throw new ConcurrentChange("refund request");
        }
        return write(order, payment, id);
    }

    private Result write(Order order, Payment payment, UUID id) {
        RefundNo number = OrderNumbers.ofRefund(id);
        Instant now = ports.clock().instant();
        order.charge()
                .ifPresentOrElse(
                        txn -> payment.requestRefund(number, txn, order.amount(), order.reason(), now),
                        () -> payment.requestRefund(number, order.amount(), order.reason(), now));
        requireOffered(payment, number);
        return new Result(store.save(payment), number);
    }

    private void requireOffered(Payment payment, RefundNo number) {
        RefundRule rule = ports.gateways().require(payment.gateway()).profile().refunds();
        Refund refund = payment.refund(number);
        GatewayCharge charge = payment.charge(refund.charge()).orElseThrow();
        if (!rule.gives(refund.amount(), charge.amount(), payment.remainingOf(charge.txn()))) {
            throw DomainException.field(
                    Refusal.REFUND_PARTIAL_NOT_SUPPORTED, "amount", "this gateway does not give back this part");
        }
    }
}
