package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.resolution.LateChargeHandler;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares, tells, settles what is ours to settle, and keeps the result. */
final class ReconcileDayService implements ReconcileDay {
    private final Ports ports;
    private final TransactionListReader walk;
    private final LateChargeHandler lateChargeHandler;
    private final DifferenceAlarms alarms;

    ReconcileDayService(Ports ports, TransactionListReader walk, LateChargeHandler lateChargeHandler) {
        this.ports = ports;
        this.walk = walk;
        this.lateChargeHandler = lateChargeHandler;
        this.alarms = new DifferenceAlarms(ports.alarms());
    }

    @Override
    public Reconciliation of(GatewayId id, LocalDate day) {
        ReconciliationDays.requireBegun(day, ports.clock());
        PaymentGateway gateway = ports.gateways().require(id);
        GatewayTransactionList journal = gateway.journal()
                .orElseThrow(() -> DomainException.field(
                        Refusal.RECONCILIATION_NOT_SUPPORTED, "gateway", "this gateway shows no list of a day"));
        DailyMatcher comparison = new DailyMatcher(ports, walk, gateway, journal, day);
        Reconciliation result = comparison.run();
        // Told before it is settled: a process that dies in between tells it again rather than never.
        Optional<Reconciliation> earlier = ports.reconciliations().find(id, day);
        alarms.tell(result, earlier);
        comparison
                .unsettled()
                .forEach(row -> lateChargeHandler.account(row.ours().orElseThrow(), row.shown()));
        OptimisticRetry.retrying(() ->
                ports.transactions().inTransaction(() -> ports.reconciliations().store(result)));
        return result;
    }

    @Override
    public List<Reconciliation> ofAll(LocalDate day) {
        ReconciliationDays.requireBegun(day, ports.clock());
        return withLists().stream().map(id -> of(id, day)).toList();
    }

    private List<GatewayId> withLists() {
        return ports.gateways().ids().stream()
                .filter(id -> ports.gateways().require(id).journal().isPresent())
                .sorted(Comparator.comparing(GatewayId::value))
                .toList();
    }
}
