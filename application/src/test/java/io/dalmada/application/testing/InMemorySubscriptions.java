package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.Page;
import io.dalmada.application.port.out.SubscriptionFilter;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Subscriptions in an {@link InMemoryStore}. */
final class InMemorySubscriptions implements SubscriptionRepository {
    private final InMemoryStore store;

    InMemorySubscriptions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return store.read(state -> Optional.ofNullable(state.subscriptions.get(id)))
                .map(Subscription::reconstitute);
    }

    @Override
    public List<Subscription> findAll(Collection<SubscriptionId> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<Subscription> saveAll(List<Subscription> subscriptions) {
        return subscriptions.stream().map(this::write).toList();
    }

    private Subscription write(Subscription subscription) {
        Subscription.Snapshot now = subscription.snapshot();
        long loaded = subscription.loadedVersion();
        if (now.version() != loaded) {
            store.step(state -> {
                Subscription.Snapshot found = state.subscriptions.put(now.id(), now);
                if (loaded != (found == null ? 0 : found.version())) {
                    throw new ConcurrentChange("subscription " + now.id() + " was changed by another transaction");
                }
                return now.version();
            });
        }
        return Subscription.reconstitute(now);
    }

    @Override
    public List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        return planned(gateway, kind).stream()
                .filter(s -> !at(s).isAfter(now))
                .sorted(Comparator.comparing(InMemorySubscriptions::at).thenComparing(s -> s.id().value()))
                .limit(limit)
                .map(Subscription::reconstitute)
                .toList();
    }

    @Override
    public long countDue(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return planned(gateway, kind).stream().filter(s -> !at(s).isAfter(now)).count();
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway, NextStep.Kind kind) {
        return planned(gateway, kind).stream().map(InMemorySubscriptions::at).min(Comparator.naturalOrder());
    }

    private static Instant at(Subscription.Snapshot planned) {
        return planned.next().orElseThrow().at();
    }

    private List<Subscription.Snapshot> planned(GatewayId gateway, NextStep.Kind kind) {
        List<Subscription.Snapshot> planned = new ArrayList<>();
        for (Subscription.Snapshot s : store.read(state -> state.subscriptions.values())) {
            if (s.next().isPresent()
                    && s.next().get().kind() == kind
                    && s.gateway().equals(gateway)) {
                planned.add(s);
            }
        }
        return planned;
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        List<Subscription> matching = store.read(state -> List.copyOf(state.subscriptions.values())).stream()
                .filter(s -> matches(filter, s))
                .map(Subscription::reconstitute)
                .sorted(Comparator.comparing((Subscription s) -> s.id().value()).reversed())
                .toList();
        return Pages.after(cursor, matching, s -> s.id().value(), limit);
    }

    private static boolean matches(SubscriptionFilter filter, Subscription.Snapshot s) {
        return filter.customer().map(s.customer()::equals).orElse(true)
                && filter.status().map(s.status()::equals).orElse(true)
                && (!filter.held() || s.heldSince().isPresent());
    }
}
