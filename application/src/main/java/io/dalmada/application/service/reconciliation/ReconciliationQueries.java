package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads stored results. */
record ReconciliationQueries(Ports ports) implements ReconciliationQuery {
    @Override
    public List<Reconciliation> get(Optional<GatewayId> gateway, LocalDate day) {
        ReconciliationDays.requireBegun(day, ports.clock());
        List<Reconciliation> found = gateways(gateway)
                .flatMap(id -> ports.reconciliations().find(id, day).stream())
                .toList();
        if (found.isEmpty()) {
            throw DomainException.of(
                    Refusal.RECONCILIATION_NOT_FOUND, "this day was not reconciled yet: POST does it now");
        }
        return found;
    }

    private Stream<GatewayId> gateways(Optional<GatewayId> gateway) {
        return gateway.map(id -> Stream.of(ports.gateways().require(id).id()))
                .orElseGet(() -> ports.gateways().ids().stream().sorted(Comparator.comparing(GatewayId::value)));
    }
}
