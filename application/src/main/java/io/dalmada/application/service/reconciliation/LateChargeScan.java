package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.application.service.shared.Korea;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks through the gateway's lists of today and yesterday for charges that turned up after we had proof of their absence,
 * so that this need not wait for the morning's {@link DailyReconciliation}, which goes back further.
 */
final class LateChargeScan implements PeriodicWork {
    private final Ports ports;
    private final Settings settings;
    private final TransactionListReader walk;
    private final LateChargeHandler lateChargeHandler;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    LateChargeScan(Ports ports, Settings settings, TransactionListReader walk, LateChargeHandler lateChargeHandler) {
        this.ports = ports;
        this.settings = settings;
        this.walk = walk;
        this.lateChargeHandler = lateChargeHandler;
    }

    @Override
    public String name() {
        return "ghost-scan";
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    /** A gateway whose lists cannot be read keeps no other waiting; its failure is logged afterwards. */
    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.ghostScanEvery());
        List<RuntimeException> failures = new ArrayList<>();
        for (GatewayId id : ports.gateways().ids()) {
            try {
                scan(id, Korea.day(upTo));
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        failures.stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    private void scan(GatewayId id, LocalDate today) {
        ports.gateways()
                .require(id)
                .journal()
                .ifPresent(journal -> Stream.of(today.minusDays(1), today)
                        .forEach(day -> walk.rows(id, journal, day, page -> page.forEach(row -> lookAt(id, row)))));
    }

    private void lookAt(GatewayId gateway, TransactionListReader.Row row) {
        row.ours()
                .filter(payment -> payment.gateway().equals(gateway))
                .ifPresent(payment -> lateChargeHandler.account(payment, row.shown()));
    }
}
