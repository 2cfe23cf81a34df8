package io.dalmada.application.port.in;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.Scope;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call. Requests here have no name that makes repeating them harmless: their answer would have to be kept, and it
 * holds a secret. A lost answer to {@link #issue} is mended by {@link #rotate}.
 */
public interface ManageApiKeys {
    /**
     * @param actor who asks for it
     * @throws io.dalmada.domain.shared.DomainException API_KEY_TAKEN when there is or was such a key; API_KEY_INVALID
     */
    Issued issue(NewKey wanted, ApiKeyId actor);

    /**
     * Gives a key another secret.
     *
     * @param overlap how long the old one stays good, at most a week; zero ends it at once
     * @throws io.dalmada.domain.shared.DomainException API_KEY_NOT_FOUND; STATE_CONFLICT when it is revoked or expired;
     *     API_KEY_INVALID
     */
    Issued rotate(ApiKeyId id, Duration overlap);

    /**
     * Ends a key at once and for good. Repeating changes nothing.
     *
     * @throws io.dalmada.domain.shared.DomainException API_KEY_NOT_FOUND
     */
    ApiKey revoke(ApiKeyId id);

    /** @throws io.dalmada.domain.shared.DomainException API_KEY_NOT_FOUND */
    ApiKey get(ApiKeyId id);

    /** By id; those from configuration are not among them. */
    Page<ApiKey> list(Optional<String> cursor, int limit);

    /** @param expiresAt empty for never */
    record NewKey(ApiKeyId id, Set<Scope> scopes, Optional<Instant> expiresAt) {}

    /** @param secret what the caller shows from now on; it is told here and nowhere else */
    record Issued(ApiKey key, SecretText secret) {}
}
