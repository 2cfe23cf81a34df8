package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.service.resolution.LateCharges;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import java.util.List;

/** The daily comparison with the gateways, wired. */
public record ReconciliationServices(
        ReconcileDay reconcileDay, ReconciliationQuery reconciliations, List<PeriodicWork> works) {

    public static ReconciliationServices over(Ports ports, Settings settings, LateCharges lateCharges) {
        JournalWalk walk = new JournalWalk(ports);
        ReconcileDayService reconcile = new ReconcileDayService(ports, walk, lateCharges);
        return new ReconciliationServices(
                reconcile,
                new ReconciliationQueries(ports),
                List.of(
                        new GhostScan(ports, settings, walk, lateCharges),
                        new DailyReconciliation(ports, settings, reconcile)));
    }
}
