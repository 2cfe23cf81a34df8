package io.dalmada.application.service.payment;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.shared.WireLetters;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the intent down together with the request's name, then has it sent. */
final class ChargePaymentService implements ChargePayment {
    private final Ports ports;
    private final PaymentStore store;
    private final ChargeProcedure procedure;

    ChargePaymentService(Ports ports, PaymentStore store, ChargeProcedure procedure) {
        this.ports = ports;
        this.store = store;
        this.procedure = procedure;
    }

    @Override
    public Payment charge(Order order, Optional<RequestKey> request) {
        return procedure.run(written(order, request));
    }

    /** A request is new as a rule: it is looked up only after its name turned out to be taken, or was refused as new. */
    private Payment written(Order order, Optional<RequestKey> request) {
        try {
            return OptimisticRetry.retrying((int attempt) -> ports.transactions()
                    .inTransaction(() -> attempt == 0
                            ? intend(order, request)
                            : known(request).orElseGet(() -> intend(order, request))));
        } catch (DomainException refusedAsNew) {
            // The billing key may have ended since the first request: that request's result still stands.
            return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> known(request)))
                    .orElseThrow(() -> refusedAsNew);
        }
    }

    private Optional<Payment> known(Optional<RequestKey> request) {
        return request.flatMap(key -> ports.idempotency().find(key.caller(), key.key()))
                .map(record -> {
                    RequestKeys.requireSame(record, request.orElseThrow());
                    return again(new PaymentId(record.resource()));
                });
    }

    private Payment intend(Order order, Optional<RequestKey> request) {
        BillingKey key = chargeableKey(order);
        PriceLine line = PriceLine.product(order.title(), order.taxType(), order.amount());
        requireChargeable(order, line, ports.gateways().require(key.gateway()).profile());
        Instant now = ports.clock().instant();
        PaymentId id = new PaymentId(ports.ids().next());
        request.ifPresent(name -> ports.idempotency().start(name, id.value(), now));
        return store.save(
                Payment.request(id, key.customer(), key.id(), key.gateway(), order.title(), List.of(line), now));
    }

    /** The same request once more: provably not charged is tried again, anything else stands as it is. */
    private Payment again(PaymentId id) {
        Payment payment = store.require(id);
        AttemptStatus last = payment.lastAttempt().status();
        boolean nothing = last == AttemptStatus.NOT_SENT || last == AttemptStatus.ABSENT;
        if (nothing && payment.isRested(ports.clock().instant())) {
            ports.billingKeys().find(payment.billingKey()).orElseThrow().requireChargeable();
            payment.addAttempt(ports.clock().instant());
        }
        return store.save(payment);
    }

    private BillingKey chargeableKey(Order order) {
        BillingKey key = ports.billingKeys()
                .find(order.billingKey())
                .orElseThrow(() -> DomainException.field(
                        Refusal.BILLING_KEY_NOT_FOUND, "billingKeyId", "there is no such billing key"));
        key.requireChargeable();
        return key;
    }

    private static void requireChargeable(Order order, PriceLine line, GatewayProfile profile) {
        if (!profile.currencies().contains(order.amount().currency())) {
            throw DomainException.field(
                    Refusal.CURRENCY_NOT_SUPPORTED, "currency", "this gateway does not charge this currency");
        }
        if (profile.minimum().exceeds(order.amount()) && !order.amount().isZero()) {
            throw DomainException.field(
                    Refusal.AMOUNT_BELOW_MINIMUM, "amount", "this gateway charges at least " + profile.minimum());
        }
        if (!profile.tax().expresses(line.tax())) {
            throw DomainException.field(
                    Refusal.TAX_TYPE_NOT_SUPPORTED, "taxType", "this gateway does not charge this tax type");
        }
        new WireLetters(profile.texts()).require(order.title());
    }
}
