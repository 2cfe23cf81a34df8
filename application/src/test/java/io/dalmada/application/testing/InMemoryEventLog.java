package io.dalmada.application.testing;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The log of an {@link InMemoryStore}. Its payloads tell only that there are some. */
final class InMemoryEventLog implements EventLog {
    private static final String END = "end of the event log";

    private final InMemoryStore store;

    InMemoryEventLog(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Instant> waitingSince() {
        return store.read(state -> waiting(state).values().stream().findFirst()).map(DomainEvent::at);
    }

    @Override
    public int take(int most) {
        if (!store.lock(END, state -> true)) {
            return 0;
        }
        return store.step(state -> {
            List<Map.Entry<String, DomainEvent>> taken = oldest(waiting(state), most);
            taken.forEach(event -> log(state, event));
            return taken.size();
        });
    }

    private static void log(StoredState state, Map.Entry<String, DomainEvent> waiting) {
        DomainEvent event = waiting.getValue();
        long position = state.logged.size() + 1L;
        UUID id = UUID.nameUUIDFromBytes(waiting.getKey().getBytes(StandardCharsets.UTF_8));
        String aggregate = event.type().split("\\.", 2)[0];
        StoredState.putOnce(
                state.logged,
                waiting.getKey(),
                new LoggedEvent(
                        position,
                        id,
                        aggregate,
                        event.aggregateId(),
                        event.version(),
                        event.type(),
                        1,
                        "{\"id\":\"" + id + "\"}",
                        event.at()));
    }

    private static Map<String, DomainEvent> waiting(StoredState state) {
        Map<String, DomainEvent> waiting = new LinkedHashMap<>(state.events);
        waiting.keySet().removeAll(new HashSet<>(state.logged.keySet()));
        return waiting;
    }

    private static List<Map.Entry<String, DomainEvent>> oldest(Map<String, DomainEvent> waiting, int most) {
        Set<String> aggregates = new HashSet<>();
        waiting.values().stream().limit(most).forEach(event -> aggregates.add(event.aggregateId()));
        return waiting.entrySet().stream()
                .filter(entry -> aggregates.contains(entry.getValue().aggregateId()))
                .toList();
    }

    @Override
    public long end() {
        return store.read(state -> (long) state.logged.size());
    }

    @Override
    public List<LoggedEvent> after(long position, EventLogFilter filter, int most) {
        return all().stream()
                .filter(event -> event.position() > position)
                .filter(event -> filter.types().isEmpty() || filter.types().contains(event.type()))
                .filter(event -> filter.aggregateId().isEmpty()
                        || filter.aggregateId().get().equals(event.aggregateId()))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<LoggedEvent> find(UUID id) {
        return all().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public List<SubscriptionEvent> history(SubscriptionId id, int most) {
        List<SubscriptionEvent> all = store.read(state -> state.events.values().stream()
                .filter(SubscriptionEvent.class::isInstance)
                .map(SubscriptionEvent.class::cast)
                .filter(event -> event.subscription().equals(id))
                .sorted(Comparator.comparingLong(SubscriptionEvent::version))
                .toList());
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private List<LoggedEvent> all() {
        List<LoggedEvent> all = store.read(state -> new ArrayList<>(state.logged.values()));
        all.sort(Comparator.comparingLong(LoggedEvent::position));
        return all;
    }
}
