package io.dalmada.application.testing;

import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Results of reconciliations, in an {@link InMemoryStore}. */
final class InMemoryReconciliations implements ReconciliationRepository {
    private final InMemoryStore store;

    InMemoryReconciliations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Reconciliation> find(GatewayId gateway, LocalDate day) {
        return store.read(state -> Optional.ofNullable(state.reconciliations.get(id(gateway, day))));
    }

    @Override
    public boolean store(Reconciliation result) {
        List<String> id = id(result.gateway(), result.day());
        return store.step(state -> {
            Reconciliation earlier = state.reconciliations.get(id);
            boolean replaces = earlier == null || result.replaces(earlier);
            if (replaces) {
                state.reconciliations.put(id, result);
            }
            return replaces;
        });
    }

    private static List<String> id(GatewayId gateway, LocalDate day) {
        return List.of(gateway.value(), day.toString());
    }
}
