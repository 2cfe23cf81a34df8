package io.dalmada.application.service.access;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class ApiKeyService implements ManageApiKeys {
    private static final String PREFIX = "dmk_";
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final AccessPorts ports;
    private final List<ConfiguredKey> configured;

    ApiKeyService(AccessPorts ports, List<ConfiguredKey> configured) {
        this.ports = ports;
        this.configured = List.copyOf(configured);
    }

    @Override
    public Issued issue(NewKey wanted, ApiKeyId actor) {
        Instant now = ports.clock().instant();
        requireSensible(wanted, now);
        SecretText secret = secret();
        ApiKey key = new ApiKey(
                wanted.id(),
                wanted.scopes(),
                actor,
                now,
                wanted.expiresAt(),
                Optional.empty(),
                Optional.empty(),
                new ApiKey.Secret(secret.use(SecretHash::of), now),
                Optional.empty());
        OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> add(key)));
        return new Issued(key, secret);
    }

    private ApiKey add(ApiKey key) {
        boolean taken = configured.stream().anyMatch(known -> known.id().equals(key.id()))
                || ports.apiKeys().find(key.id()).isPresent();
        if (taken) {
            throw DomainException.field(Refusal.API_KEY_TAKEN, "id", "there is or was an API key of this id");
        }
        ports.apiKeys().add(key);
        return key;
    }

    private static void requireSensible(NewKey wanted, Instant now) {
        if (wanted.scopes().isEmpty()) {
            throw DomainException.field(Refusal.API_KEY_INVALID, "scopes", "scopes must name at least one");
        }
        if (wanted.expiresAt().filter(at -> !at.isAfter(now)).isPresent()) {
            throw DomainException.field(Refusal.API_KEY_INVALID, "expiresAt", "expiresAt must be in the future");
        }
    }

    @Override
    public Issued rotate(ApiKeyId id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw DomainException.field(
                    Refusal.API_KEY_INVALID, "overlapHours", "overlapHours must be 0 to 168, which is a week");
        }
        SecretText secret = secret();
        ApiKey rotated = OptimisticRetry.retrying(() ->
                ports.transactions().inTransaction(() -> rotate(get(id), secret.use(SecretHash::of), overlap)));
        return new Issued(rotated, secret);
    }

    private ApiKey rotate(ApiKey key, SecretHash next, Duration overlap) {
        Instant now = ports.clock().instant();
        if (key.status(now) != ApiKey.Status.ACTIVE) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "this API key is revoked or expired");
        }
        ApiKey rotated = key.rotated(next, now, now.plus(overlap));
        ports.apiKeys().rotate(key, rotated);
        return rotated;
    }

    @Override
    public ApiKey revoke(ApiKeyId id) {
        return ports.transactions().inTransaction(() -> {
            get(id);
            ports.apiKeys().revoke(id, ports.clock().instant());
            return get(id);
        });
    }

    @Override
    public ApiKey get(ApiKeyId id) {
        return ports.apiKeys()
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.API_KEY_NOT_FOUND, "there is no such API key"));
    }

    @Override
    public Page<ApiKey> list(Optional<String> cursor, int limit) {
        return ports.apiKeys().list(cursor, limit);
    }

    private SecretText secret() {
        return SecretText.of(ports.secrets().next().use(random -> PREFIX + random));
    }
}
