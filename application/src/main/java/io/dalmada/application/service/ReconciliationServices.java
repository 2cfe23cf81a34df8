package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
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
