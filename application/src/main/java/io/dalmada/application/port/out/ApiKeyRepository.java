package io.dalmada.application.port.out;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SecretHash;
import java.time.Instant;
import java.util.Optional;

/** The API keys that were given out over the API. All but the questions run inside a transaction. */
public interface ApiKeyRepository {
    Optional<ApiKey> find(ApiKeyId id);

    /** The key whose secret this is or was last; {@link ApiKey#accepts} tells whether the secret is still valid. */
    Optional<ApiKey> findBySecret(SecretHash secret);

    /** @throws ConcurrentChange now or at commit, when the id is taken */
    void add(ApiKey key);

    /**
     * Stores the secrets of {@code to}.
     *
     * @throws ConcurrentChange when the key has another secret than {@code from} by now, or was revoked
     */
    void rotate(ApiKey from, ApiKey to);

    /** The first revocation stays. */
    void revoke(ApiKeyId id, Instant at);

    /** Notes a use; the latest stays, in any order of notes. */
    void used(ApiKeyId id, Instant at);

    /** By id. @param cursor from the page before */
    Page<ApiKey> list(Optional<String> cursor, int limit);
}
