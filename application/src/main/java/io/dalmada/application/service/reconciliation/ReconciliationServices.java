package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import java.util.List;

/** The daily comparison with the gateways, wired. */
public record ReconciliationServices(
        ReconcileDay reconcileDay, ReconciliationQuery reconciliations, List<PeriodicWork> works) {

    public static ReconciliationServices over(Ports ports, Settings settings, LateChargeHandler lateChargeHandler) {
        TransactionListReader walk = new TransactionListReader(ports);
        ReconcileDayService reconcile = new ReconcileDayService(ports, walk, lateChargeHandler);
        return new ReconciliationServices(
                reconcile,
                new ReconciliationQueries(ports),
                List.of(
                        new LateChargeScan(ports, settings, walk, lateChargeHandler),
                        new DailyReconciliation(ports, settings, reconcile)));
    }
}
