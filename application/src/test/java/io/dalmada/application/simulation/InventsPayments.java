package io.dalmada.application.simulation;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** (u) An event names the payment that was planned when nothing could be charged. */
final class InventsPayments implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.TRUTH);
    }

    @Override
    public DomainEventOutbox outbox(DomainEventOutbox real) {
        return events -> real.append(events.stream().map(InventsPayments::told).toList());
    }

    private static DomainEvent told(DomainEvent event) {
        return event instanceof SubscriptionEvent.Billed b
                        && b.step() == BillStep.DECLINED
                        && b.payment().isEmpty()
                ? new SubscriptionEvent.Billed(
                        b.subscription(),
                        b.version(),
                        b.step(),
                        b.number(),
                        b.span(),
                        b.amount(),
                        Optional.of(new PaymentId(new UUID(7, b.number()))),
                        b.decision(),
                        b.cause(),
                        b.at())
                : event;
    }
}
