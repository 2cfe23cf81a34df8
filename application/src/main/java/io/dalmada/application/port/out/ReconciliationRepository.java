package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.util.Optional;

/** One result for each gateway and day: the latest. */
public interface ReconciliationRepository {
    Optional<Reconciliation> find(GatewayId gateway, LocalDate day);

    /**
     * Stores a result, inside a transaction, in place of the earlier one of its gateway and day if it
     * {@link Reconciliation#replaces replaces} that; storing the same one again changes nothing.
     *
     * @return false when the one that is stored stays
     * @throws ConcurrentChange now or at commit, when another node stored a first result at the same moment
     */
    boolean store(Reconciliation result);
}
