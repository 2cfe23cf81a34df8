package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Subscriptions in an {@link InMemoryStore}. */
final class InMemorySubscriptions implements SubscriptionRepository {
    private static final Comparator<Subscription.Snapshot> LONGEST_DUE = Comparator.comparing(
                    (Subscription.Snapshot s) -> s.next().orElseThrow().at())
            .thenComparing(s -> s.id().value());

    private final InMemoryStore store;

    InMemorySubscriptions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Subscription> findAll(Collection<SubscriptionId> ids) {
        return store
                .read(state -> ids.stream()
                        .distinct()
                        .map(state.subscriptions::get)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .map(this::read)
                .toList();
    }

    private Subscription read(Subscription.Snapshot stored) {
        store.requireReadable("subscription", stored.id());
        return Subscription.reconstitute(stored);
    }

    @Override
    public Optional<SubscriptionId> goingOn(CustomerId customer, PlanCode plan) {
        return all().filter(s -> s.customer().equals(customer) && !s.status().isOver())
                .filter(s -> s.arrangement().terms().plan().equals(plan))
                .map(Subscription.Snapshot::id)
                .max(Comparator.comparing(SubscriptionId::value));
    }

    @Override
    public Optional<SubscriptionId> trialTaken(CustomerId customer, PlanCode plan) {
        return store.read(state -> Optional.ofNullable(state.places.get(place("trial", customer, plan))));
    }

    @Override
    public void takePlaces(SubscriptionId id, boolean only, boolean trial) {
        store.step(state -> {
            Subscription.Snapshot taker = Objects.requireNonNull(state.subscriptions.get(id));
            if (only && !taker.status().isOver()) {
                StoredState.putOnce(state.places, place("only", taker), id);
            }
            if (trial) {
                StoredState.putOnce(state.places, place("trial", taker), id);
            }
            return id;
        });
    }

    private static List<String> place(String which, Subscription.Snapshot of) {
        return place(which, of.customer(), of.arrangement().terms().plan());
    }

    private static List<String> place(String which, CustomerId customer, PlanCode plan) {
        return List.of(which, customer.value(), plan.value());
    }

    @Override
    public void setAside(SubscriptionId id, Instant until) {
        store.aside.put(id, until);
    }

    @Override
    public List<Subscription> saveAll(List<Subscription> subscriptions) {
        List<Write> writes = subscriptions.stream()
                .filter(s -> !s.events().isEmpty())
                .map(s -> new Write(s.loadedVersion(), s.snapshot()))
                .toList();
        store.step(state -> {
            writes.forEach(write -> write.into(state));
            return writes.size();
        });
        writes.forEach(write -> store.aside.remove(write.now().id()));
        return subscriptions.stream()
                .map(Subscription::snapshot)
                .map(Subscription::reconstitute)
                .toList();
    }

    /** What another transaction holds, or has changed since this one began, is passed over. */
    @Override
    public List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        due(gateway, kind, now).stream()
                .map(Subscription.Snapshot::id)
                .filter(id -> !store.isReadable(id))
                .forEach(id -> setAside(id, now.plus(Duration.ofHours(1))));
        List<Subscription.Snapshot> taken = due(gateway, kind, now).stream()
                .filter(found -> store.lock(found.id(), stored -> isAsFound(stored, found)))
                .limit(limit)
                .toList();
        store.step(state -> taken.stream().allMatch(found -> isAsFound(state, found)));
        return taken.stream().map(Subscription::reconstitute).toList();
    }

    private static boolean isAsFound(StoredState state, Subscription.Snapshot found) {
        Subscription.Snapshot there = state.subscriptions.get(found.id());
        return there == null || there.version() <= found.version();
    }

    private List<Subscription.Snapshot> due(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return planned(gateway, kind)
                .filter(s -> !dueAt(s).isAfter(now))
                .sorted(LONGEST_DUE)
                .toList();
    }

    private Stream<Subscription.Snapshot> planned(GatewayId gateway, NextStep.Kind kind) {
        return all().filter(s -> s.gateway().equals(gateway)
                && s.next().filter(step -> step.kind() == kind).isPresent());
    }

    @Override
    public long countDue(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return due(gateway, kind, now).size();
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway, NextStep.Kind kind) {
        return planned(gateway, kind).map(this::dueAt).min(Comparator.naturalOrder());
    }

    private Instant dueAt(Subscription.Snapshot planned) {
        Instant next = planned.next().orElseThrow().at();
        Instant aside = store.aside.getOrDefault(planned.id(), next);
        return aside.isAfter(next) ? aside : next;
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        List<Subscription> matching = all().filter(s -> matches(filter, s))
                .sorted(Comparator.comparing((Subscription.Snapshot s) -> s.id().value())
                        .reversed())
                .map(Subscription::reconstitute)
                .toList();
        return Pages.readable(Pages.after(cursor, matching, s -> s.id().value(), limit), s -> store.isReadable(s.id()));
    }

    private static boolean matches(SubscriptionFilter filter, Subscription.Snapshot s) {
        return filter.customer().map(s.customer()::equals).orElse(true)
                && filter.status().map(s.status()::equals).orElse(true)
                && filter.plan().map(s.arrangement().terms().plan()::equals).orElse(true)
                && (!filter.held() || s.heldSince().isPresent());
    }

    private Stream<Subscription.Snapshot> all() {
        return store.read(state -> List.copyOf(state.subscriptions.values())).stream();
    }

    /** A change and the version it must still find. */
    private record Write(long loaded, Subscription.Snapshot now) {
        void into(StoredState state) {
            Subscription.Snapshot found = state.subscriptions.put(now.id(), now);
            if (loaded != (found == null ? 0 : found.version())) {
                throw new ConcurrentChange("subscription " + now.id() + " was changed by another transaction");
            }
            if (found != null && (now.status().isOver() || !place("only", found).equals(place("only", now)))) {
                state.places.remove(place("only", found), now.id());
            }
        }
    }
}
