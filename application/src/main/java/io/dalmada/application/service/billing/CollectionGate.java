package io.dalmada.application.service.billing;

import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;

/** What keeps bills from being collected at a gateway now, for collection that no caller or operator asked for. */
public final class CollectionGate {
    private final Ports ports;
    private final Billing billing;

    public CollectionGate(Ports ports, Billing billing) {
        this.ports = ports;
        this.billing = billing;
    }

    /** A text for the operator; empty when bills may be collected. */
    Optional<String> at(GatewayId gateway) {
        Instant now = ports.clock().instant();
        if (!billing.rules().window().isOpen(now)) {
            return Optional.of("the charge window is closed");
        }
        if (billing.maintenance().stream().anyMatch(m -> m.covers(gateway, now))) {
            return Optional.of("maintenance is announced");
        }
        return ports.holds().find(gateway).map(hold -> "stopped by " + hold.actor() + ": " + hold.reason());
    }

    /** True for a bill of the run in whose way something is now. */
    public boolean bar(Payment payment) {
        return payment.bill().filter(this::isCollectedByRuns).isPresent()
                && at(payment.gateway()).isPresent();
    }

    /** Only what a caller asked for by an act just now is free of what binds runs; what the calendar made is not. */
    private boolean isCollectedByRuns(BillRef of) {
        return ports.subscriptions()
                .find(of.subscription())
                .flatMap(Subscription::bill)
                .filter(bill -> bill.number() == of.number())
                .filter(Bill::byHand)
                .isEmpty();
    }
}
