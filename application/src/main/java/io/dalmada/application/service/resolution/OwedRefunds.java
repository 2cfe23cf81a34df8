package io.dalmada.application.service.resolution;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.DueItems;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;

/**
 * Asks once a day for refunds that we owe and that were refused for a passing reason: the scans do so too, but look back a
 * week only.
 */
final class OwedRefunds implements PeriodicWork {
    private static final int BATCH = 200;

    private final String name;
    private final GatewayId gateway;
    private final Ports ports;
    private final Settings settings;
    private final LateChargeHandler lateChargeHandler;
    private final DueItems<PaymentId> owed = new DueItems<>("what is owed of payment", BATCH);
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    OwedRefunds(String name, GatewayId gateway, Ports ports, Settings settings, LateChargeHandler lateChargeHandler) {
        this.name = name;
        this.gateway = gateway;
        this.ports = ports;
        this.settings = settings;
        this.lateChargeHandler = lateChargeHandler;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.ghostScanEvery());
        owed.each(upTo, most -> ports.payments().refundsOwed(gateway, upTo, most), this::ask);
    }

    private void ask(PaymentId id) {
        Payment payment = ports.payments().find(id).orElseThrow();
        payment.owedBack().forEach(charge -> lateChargeHandler.lookAt(payment, charge));
    }
}
