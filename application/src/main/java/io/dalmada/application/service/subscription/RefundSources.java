package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Worth;
import io.dalmada.domain.subscription.Worth.Part;
import java.util.Optional;

/**
 * Of what a cancellation is worth, only what its payments can really give back: no more than is left of each, and no part
 * where the gateway takes back whole charges alone. The rest has to be paid out in another way.
 */
final class RefundSources {
    private final Ports ports;

    RefundSources(Ports ports) {
        this.ports = ports;
    }

    Cancellation givable(Cancellation told) {
        Worth sources = told.sources();
        return told.from(new Worth(
                sources.currency(), sources.parts().stream().map(this::givable).toList()));
    }

    private Part givable(Part part) {
        Money most = part.payment()
                .flatMap(ports.payments()::find)
                .map(payment -> most(payment, part.amount()))
                .orElseGet(part.amount()::zero);
        return new Part(part.payment(), most);
    }

    private Money most(Payment payment, Money wanted) {
        Money left = payment.refundable();
        Money free = left.minus(left.least(beingGivenBack(payment)));
        Money amount = wanted.least(free);
        Optional<PaymentGateway> gateway = ports.gateways().find(payment.gateway());
        boolean given = gateway.filter(at -> at.profile().refunds().gives(amount, payment.amount(), left))
                .isPresent();
        return given ? amount : amount.zero();
    }

    private static Money beingGivenBack(Payment payment) {
        return payment.refunds().stream()
                .filter(refund -> refund.status().isOpen())
                .filter(refund -> payment.paidBy().flatMap(paid -> paid.approval()).stream()
                        .anyMatch(approval -> approval.txn().equals(refund.charge())))
                .map(Refund::amount)
                .reduce(payment.amount().zero(), Money::plus);
    }
}
