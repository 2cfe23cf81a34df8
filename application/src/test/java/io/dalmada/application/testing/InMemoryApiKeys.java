package io.dalmada.application.testing;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.Storage.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** API keys in an {@link InMemoryStore}. */
final class InMemoryApiKeys implements ApiKeyRepository {
    private final InMemoryStore store;

    InMemoryApiKeys(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return store.read(state -> Optional.ofNullable(state.apiKeys.get(id)))
                .map(found -> store.required(Kind.API_KEY, id.value(), found));
    }

    @Override
    public Optional<ApiKey> findBySecret(SecretHash secret) {
        return all().stream()
                .filter(key -> has(key, secret))
                .filter(key -> store.isReadable(Kind.API_KEY, key.id().value()))
                .findFirst();
    }

    private static boolean has(ApiKey key, SecretHash secret) {
        return key.secret().hash().equals(secret)
                || key.retiring().filter(old -> old.hash().equals(secret)).isPresent();
    }

    @Override
    public void add(ApiKey key) {
        store.step(state -> {
            StoredState.putOnce(state.apiKeys, key.id(), key);
            return true;
        });
    }

    @Override
    public void rotate(ApiKey from, ApiKey to) {
        store.step(state -> {
            ApiKey known = state.apiKeys.get(from.id());
            if (known == null
                    || known.revokedAt().isPresent()
                    || !known.secret().equals(from.secret())) {
                throw new ConcurrentChange("the key was changed by another transaction");
            }
            state.apiKeys.put(from.id(), with(known, known.revokedAt(), known.lastUsedAt(), to));
            return true;
        });
    }

    @Override
    public void revoke(ApiKeyId id, Instant at) {
        change(id, key -> with(key, Optional.of(key.revokedAt().orElse(at)), key.lastUsedAt(), key));
    }

    @Override
    public void used(ApiKeyId id, Instant at) {
        change(id, key -> {
            Instant latest =
                    key.lastUsedAt().filter(before -> before.isAfter(at)).orElse(at);
            return with(key, key.revokedAt(), Optional.of(latest), key);
        });
    }

    private void change(ApiKeyId id, UnaryOperator<ApiKey> change) {
        store.step(state -> state.apiKeys.computeIfPresent(id, (same, key) -> change.apply(key)) != null);
    }

    /** The secrets are those of another one. */
    private static ApiKey with(ApiKey key, Optional<Instant> revokedAt, Optional<Instant> lastUsedAt, ApiKey secrets) {
        return new ApiKey(
                key.id(),
                key.scopes(),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                revokedAt,
                lastUsedAt,
                secrets.secret(),
                secrets.retiring());
    }

    @Override
    public Page<ApiKey> list(Optional<String> cursor, int limit) {
        Optional<String> last = cursor.map(InMemoryApiKeys::read);
        List<ApiKey> rest = all().stream()
                .filter(key ->
                        last.map(after -> key.id().value().compareTo(after) > 0).orElse(true))
                .toList();
        List<ApiKey> shown = rest.stream().limit(limit).toList();
        List<ApiKey> readable = shown.stream()
                .filter(key -> store.isReadable(Kind.API_KEY, key.id().value()))
                .toList();
        return new Page<>(
                readable,
                rest.size() > limit ? Optional.of("k:" + shown.get(limit - 1).id()) : Optional.empty(),
                shown.size() - readable.size());
    }

    /** What was never given is refused, as a database's cursors are. */
    private static String read(String cursor) {
        if (!cursor.matches("k:[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("cursor");
        }
        return cursor.substring(2);
    }

    private List<ApiKey> all() {
        return store.read(state -> List.copyOf(state.apiKeys.values())).stream()
                .sorted(Comparator.comparing(key -> key.id().value()))
                .toList();
    }
}
