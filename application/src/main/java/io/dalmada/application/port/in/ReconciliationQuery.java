package io.dalmada.application.port.in;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads stored results of reconciliations. */
public interface ReconciliationQuery {
    /**
     * @param gateway empty for all
     * @throws DomainException when the day was not reconciled yet, or cannot be
     */
    List<Reconciliation> get(Optional<GatewayId> gateway, LocalDate day);
}
