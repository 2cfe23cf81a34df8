package io.dalmada.application.testing;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gateways on hold in an {@link InMemoryStore}. Both changes come to the same result whoever is first: nobody loses. */
final class InMemoryHolds implements GatewayHolds {
    private final InMemoryStore store;

    InMemoryHolds(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void hold(GatewayHold hold) {
        store.step(state -> {
            state.holds.putIfAbsent(hold.gateway(), hold);
            return true;
        });
    }

    @Override
    public void release(GatewayId gateway) {
        store.step(state -> {
            state.holds.remove(gateway);
            return true;
        });
    }

    @Override
    public Optional<GatewayHold> find(GatewayId gateway) {
        return store.read(state -> Optional.ofNullable(state.holds.get(gateway)));
    }

    @Override
    public List<GatewayHold> all() {
        return store.read(state -> List.copyOf(state.holds.values())).stream()
                .sorted(Comparator.comparing(hold -> hold.gateway().value()))
                .toList();
    }
}
