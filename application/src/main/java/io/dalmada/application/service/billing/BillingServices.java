package io.dalmada.application.service.billing;

import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.subscription.BillWriter;
import java.util.List;

/** The billing run and its figures, wired. */
public record BillingServices(BillingRuns runs, Statistics statistics, List<PeriodicWork> works) {

    public static BillingServices over(Ports ports, Billing billing, BillWriter bills, ChargeProcedure charges) {
        BillingRunService runs = new BillingRunService(ports, billing, bills, charges);
        return new BillingServices(
                runs,
                new StatisticsService(ports.statistics(), billing.rules().window()),
                ports.gateways().ids().stream()
                        .<PeriodicWork>map(id ->
                                new ScheduledRuns(ports.workName("billing-run", id), id, runs, billing.lookEvery()))
                        .toList());
    }
}
