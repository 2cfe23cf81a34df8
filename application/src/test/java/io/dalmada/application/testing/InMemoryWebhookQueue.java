package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Deliveries and lanes in an {@link InMemoryStore}. */
final class InMemoryWebhookQueue implements WebhookQueue {
    private static final Comparator<WebhookDelivery> BY_DUE = Comparator.comparing(
                    (WebhookDelivery delivery) -> delivery.nextTryAt().orElse(Instant.MAX))
            .thenComparing(WebhookDelivery::position);

    private final InMemoryStore store;

    InMemoryWebhookQueue(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void open(WebhookEndpointId endpoint, long position) {
        Rest rest = new Rest(0, Instant.EPOCH, Optional.empty());
        store.step(state -> state.lanes.put(endpoint, new ReceiverQueue(endpoint, position, Optional.empty(), rest)));
    }

    @Override
    public Optional<ReceiverQueue> lane(WebhookEndpointId endpoint) {
        return store.read(
                state -> Optional.ofNullable(state.lanes.get(endpoint)).map(lane -> withDue(lane, state)));
    }

    @Override
    public List<ReceiverQueue> lanes() {
        return store.read(state -> state.lanes.values().stream()
                .filter(lane -> Objects.requireNonNull(state.endpoints.get(lane.endpoint()))
                                .status()
                        == EndpointStatus.ENABLED)
                .map(lane -> withDue(lane, state))
                .toList());
    }

    private static ReceiverQueue withDue(ReceiverQueue lane, StoredState state) {
        Instant free = lane.rest().until();
        Optional<Instant> due = of(state, lane.endpoint())
                .flatMap(delivery -> delivery.nextTryAt().stream())
                .min(Comparator.naturalOrder())
                .map(first -> first.isBefore(free) ? free : first);
        return new ReceiverQueue(lane.endpoint(), lane.position(), due, lane.rest());
    }

    private static Stream<WebhookDelivery> of(StoredState state, WebhookEndpointId endpoint) {
        return state.deliveries.values().stream()
                .filter(delivery -> delivery.endpoint().equals(endpoint));
    }

    @Override
    public Optional<Long> startReading(WebhookEndpointId endpoint) {
        return store.lock(List.of("reading for", endpoint), state -> true)
                ? lane(endpoint).map(ReceiverQueue::position)
                : Optional.empty();
    }

    @Override
    public void haveRead(WebhookEndpointId endpoint, long position, List<WebhookDelivery> wanted) {
        store.step(state -> {
            wanted.forEach(delivery -> StoredState.putOnce(state.deliveries, delivery.id(), delivery));
            ReceiverQueue lane = Objects.requireNonNull(state.lanes.get(endpoint));
            state.lanes.put(endpoint, new ReceiverQueue(endpoint, position, Optional.empty(), lane.rest()));
            return true;
        });
    }

    @Override
    public boolean enter(WebhookEndpointId endpoint, Instant now, Instant until) {
        return store.step(state -> {
            ReceiverQueue lane = Objects.requireNonNull(state.lanes.get(endpoint));
            if (lane.rest().until().isAfter(now)) {
                return false;
            }
            leave(
                    state,
                    endpoint,
                    new Rest(lane.rest().rounds(), until, lane.rest().failingSince()));
            return true;
        });
    }

    private static void leave(StoredState state, WebhookEndpointId endpoint, Rest rest) {
        ReceiverQueue lane = Objects.requireNonNull(state.lanes.get(endpoint));
        state.lanes.put(endpoint, new ReceiverQueue(endpoint, lane.position(), Optional.empty(), rest));
    }

    @Override
    public List<Due> due(WebhookEndpointId endpoint, Instant now, int most) {
        return store.read(state -> of(state, endpoint)
                .filter(delivery ->
                        delivery.nextTryAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(BY_DUE)
                .limit(most)
                .map(delivery -> new Due(delivery, payload(state, delivery)))
                .toList());
    }

    private static String payload(StoredState state, WebhookDelivery delivery) {
        return state.logged.values().stream()
                .filter(event -> event.position() == delivery.position())
                .findFirst()
                .orElseThrow()
                .payload();
    }

    @Override
    public void record(List<Tried> tried) {
        store.step(state -> {
            tried.forEach(each -> record(state, each));
            return true;
        });
    }

    private static void record(StoredState state, Tried tried) {
        WebhookDelivery stored = state.deliveries.get(tried.before().id());
        if (stored != null
                && stored.tries() == tried.before().tries()
                && stored.status() == tried.before().status()) {
            state.deliveries.put(stored.id(), tried.after());
        }
    }

    @Override
    public void leave(WebhookEndpointId endpoint, Rest rest) {
        store.step(state -> {
            leave(state, endpoint, rest);
            return true;
        });
    }

    @Override
    public void hold(WebhookEndpointId endpoint) {
        moveAll(endpoint, DeliveryStatus.PENDING, DeliveryStatus.HELD, Optional.empty());
    }

    @Override
    public void release(WebhookEndpointId endpoint, Instant now) {
        moveAll(endpoint, DeliveryStatus.HELD, DeliveryStatus.PENDING, Optional.of(now));
        leave(endpoint, new Rest(0, now, Optional.empty()));
    }

    private void moveAll(
            WebhookEndpointId endpoint, DeliveryStatus from, DeliveryStatus to, Optional<Instant> nextTryAt) {
        store.step(state -> {
            of(state, endpoint)
                    .filter(delivery -> delivery.status() == from)
                    .toList()
                    .forEach(delivery -> state.deliveries.put(delivery.id(), moved(delivery, to, nextTryAt)));
            return true;
        });
    }

    private static WebhookDelivery moved(WebhookDelivery of, DeliveryStatus to, Optional<Instant> nextTryAt) {
        return new WebhookDelivery(
                of.id(),
                of.endpoint(),
                of.event(),
                of.eventType(),
                of.aggregateId(),
                of.position(),
                to,
                of.tries(),
                nextTryAt,
                of.lastTriedAt(),
                of.lastAnswer(),
                of.createdAt());
    }

    @Override
    public Optional<WebhookDelivery> find(UUID delivery) {
        return store.read(state -> Optional.ofNullable(state.deliveries.get(delivery)));
    }

    @Override
    public Page<WebhookDelivery> list(
            WebhookEndpointId endpoint, Optional<DeliveryStatus> status, Optional<String> cursor, int limit) {
        List<WebhookDelivery> all = store.read(state -> of(state, endpoint)
                .filter(delivery -> status.isEmpty() || status.get() == delivery.status())
                .filter(delivery -> cursor.isEmpty() || delivery.id().toString().compareTo(cursor.get()) < 0)
                .sorted(Comparator.comparing((WebhookDelivery d) -> d.id().toString())
                        .reversed())
                .toList());
        List<WebhookDelivery> shown = all.subList(0, Math.min(limit, all.size()));
        return new Page<>(
                shown,
                all.size() > limit ? Optional.of(shown.get(limit - 1).id().toString()) : Optional.empty());
    }

    @Override
    public List<WebhookDelivery> ofAggregate(String aggregateId, int most) {
        return store.read(state -> state.deliveries.values().stream()
                .filter(delivery -> delivery.aggregateId().equals(aggregateId))
                .sorted(Comparator.comparing(WebhookDelivery::position)
                        .thenComparing(delivery -> delivery.id().toString()))
                .limit(most)
                .toList());
    }

    @Override
    public void askAgain(WebhookDelivery before, Instant now) {
        store.step(state -> {
            WebhookDelivery stored = Objects.requireNonNull(state.deliveries.get(before.id()));
            if (stored.tries() != before.tries() || stored.status() != before.status()) {
                throw new ConcurrentChange("the delivery was tried meanwhile");
            }
            state.deliveries.put(stored.id(), stored.askedForAgain(now));
            return true;
        });
    }

    @Override
    public int forget(Instant before, int most) {
        return store.step(state -> {
            List<UUID> over = state.deliveries.values().stream()
                    .filter(delivery -> delivery.status() == DeliveryStatus.DELIVERED
                            || delivery.status() == DeliveryStatus.GIVEN_UP)
                    .filter(delivery -> delivery.createdAt().isBefore(before))
                    .limit(most)
                    .map(WebhookDelivery::id)
                    .toList();
            over.forEach(state.deliveries::remove);
            return over.size();
        });
    }
}
