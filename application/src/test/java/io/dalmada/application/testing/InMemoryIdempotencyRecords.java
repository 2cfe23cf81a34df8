package io.dalmada.application.testing;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.RequestEffect;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests seen, in an {@link InMemoryStore}. */
final class InMemoryIdempotencyRecords implements IdempotencyRecords {
    private final InMemoryStore store;

    InMemoryIdempotencyRecords(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<IdempotencyRecord> find(String caller, String key) {
        return store.read(state -> Optional.ofNullable(state.requests.get(List.of(caller, key))));
    }

    @Override
    public void start(RequestKey request, UUID resource, Instant now) {
        start(IdempotencyRecord.started(request, resource, now));
    }

    @Override
    public void start(RequestKey request, UUID resource, RequestEffect effect, Instant now) {
        start(IdempotencyRecord.started(request, resource, now).with(effect));
    }

    private void start(IdempotencyRecord started) {
        store.step(state -> {
            StoredState.putOnce(state.requests, id(started.request()), started);
            return started;
        });
    }

    @Override
    public boolean goneOn(RequestKey request, RequestEffect from, RequestEffect to) {
        return store.step(state -> {
            IdempotencyRecord found = state.requests.get(id(request));
            if (found == null
                    || isOver(found)
                    || found.effect().filter(from::equals).isEmpty()) {
                return false;
            }
            state.requests.put(id(request), found.with(to));
            return true;
        });
    }

    @Override
    public boolean repoint(RequestKey request, UUID from, Instant startedAt, UUID to, Instant now) {
        return store.step(state -> {
            IdempotencyRecord found = state.requests.get(id(request));
            if (found == null
                    || isOver(found)
                    || !found.resource().equals(from)
                    || !found.startedAt().equals(startedAt)) {
                return false;
            }
            state.requests.put(id(request), IdempotencyRecord.started(found.request(), to, now));
            return true;
        });
    }

    @Override
    public StoredAnswer answer(RequestKey request, StoredAnswer answer, Instant expiresAt) {
        return store.step(state -> {
            IdempotencyRecord found = known(state.requests.get(id(request)));
            if (isOver(found)) {
                return found.answer().orElseThrow(InMemoryIdempotencyRecords::unknown);
            }
            state.requests.put(id(request), found.answered(answer, expiresAt));
            return answer;
        });
    }

    private static IdempotencyRecord known(@Nullable IdempotencyRecord found) {
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static ConcurrentChange unknown() {
        return new ConcurrentChange("the request is not known any more");
    }

    private static boolean isOver(IdempotencyRecord found) {
        return found.answer().isPresent() || found.expired().isPresent();
    }

    @Override
    public int dropExpired(Instant now, int limit) {
        return store.step(state -> {
            List<IdempotencyRecord> expired = state.requests.values().stream()
                    .filter(r -> r.expiresAt().filter(at -> !at.isAfter(now)).isPresent())
                    .sorted(Comparator.comparing(r -> r.expiresAt().orElseThrow()))
                    .limit(limit)
                    .toList();
            expired.forEach(r -> state.requests.put(id(r.request()), r.withoutAnswer()));
            return expired.size();
        });
    }

    private static List<String> id(RequestKey request) {
        return List.of(request.caller(), request.key());
    }
}
