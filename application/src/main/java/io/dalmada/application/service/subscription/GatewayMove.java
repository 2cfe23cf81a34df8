package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.service.payment.GatewayCapabilityCheck;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;

/**
 * A subscription goes to another gateway with another card. What that gateway cannot charge is refused as at a sign-up. An
 * unpaid bill goes along under a payment of its own when its payment provably holds no money; that one is closed and never
 * gets another attempt.
 */
final class GatewayMove {
    private static final String CARD = "billingKeyId";

    private final Ports ports;
    private final PaymentStore store;

    GatewayMove(Ports ports, PaymentStore store) {
        this.ports = ports;
        this.store = store;
    }

    /** Inside the transaction that replaces the card, before it is replaced; without effect at the same gateway. */
    void prepare(Subscription subscription, GatewayId to) {
        if (to.equals(subscription.gateway())) {
            return;
        }
        requireOffered(subscription, ports.gateways().require(to).profile());
        if (subscription.bill().filter(bill -> !bill.trying() && isFree(bill)).isPresent()) {
            subscription.leavePayment();
        }
    }

    private static void requireOffered(Subscription subscription, GatewayProfile profile) {
        Subscription.Snapshot now = subscription.snapshot();
        Arrangement agreed = now.arrangement();
        GatewayCapabilityCheck.require(agreed, profile, CARD);
        now.change()
                .map(change -> new Arrangement(change.terms(), change.quantity(), agreed.calendar(), 0))
                .ifPresent(coming -> GatewayCapabilityCheck.require(coming, profile, CARD));
        now.bill().map(Bill::forPeriod).ifPresent(owed -> GatewayCapabilityCheck.require(owed, profile, CARD));
    }

    private boolean isFree(Bill bill) {
        Optional<Payment> payment = bill.payment().map(store::require);
        return payment.filter(known -> !known.holdsNoMoney()).isEmpty();
    }
}
