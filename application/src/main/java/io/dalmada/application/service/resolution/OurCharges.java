package io.dalmada.application.service.resolution;

import io.dalmada.application.gateway.DayScans;
import io.dalmada.application.gateway.ListWitness;
import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Korea;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our own books as the witness of a gateway's lists. */
public final class OurCharges implements ListWitness {
    private static final System.Logger LOG = System.getLogger(OurCharges.class.getName());
    private static final int CHUNK = 500;

    private final Ports ports;
    private final GatewayId gateway;

    OurCharges(Ports ports, GatewayId gateway) {
        this.ports = ports;
        this.gateway = gateway;
    }

    /** Empty where an order can be asked for by itself. */
    static Optional<DayScans> lists(Ports ports, PaymentGateway gateway) {
        return DayScans.of(gateway, ports.clock(), new OurCharges(ports, gateway.id()));
    }

    /** All of them: a list that was cut short lacks the first or the last. */
    @Override
    public List<Known> approvedOn(LocalDate day) {
        Instant from = Korea.start(day);
        Instant until = Korea.start(day.plusDays(1));
        List<PaidCharge> all = new ArrayList<>();
        List<PaidCharge> page;
        do {
            Optional<PaidCharge> after = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = ports.payments().paidBetween(gateway, from, until, after, CHUNK);
            all.addAll(page);
        } while (page.size() == CHUNK);
        return all.stream()
                .map(paid -> new Known(paid.txn(), paid.orderNo(), paid.approvedAt()))
                .toList();
    }

    @Override
    public void notUnderstood(LocalDate day, String form) {
        tell(ports, gateway, day, form);
    }

    public static void tell(Ports ports, GatewayId gateway, LocalDate day, String form) {
        LOG.log(Level.ERROR, "the list of {0} at {1} was not understood: {2}", day, gateway, form);
        ports.alarms().raise("journal-not-understood", gateway, 1);
    }
}
