package io.dalmada.application.port.in;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainException;
import java.time.LocalDate;
import java.util.List;

/**
 * Lays a gateway's list of a day in Korea beside our books, now, and stores the result. A second charge of one payment is
 * given back, once; every other difference is only told. Repeating it does nothing twice.
 */
public interface ReconcileDay {
    /** @throws DomainException for a day that has not begun, and for a gateway that is unknown or shows no list */
    Reconciliation of(GatewayId gateway, LocalDate day);

    /** At every gateway that shows a list. */
    List<Reconciliation> ofAll(LocalDate day);
}
