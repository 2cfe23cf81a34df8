package io.dalmada.application.service.access;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.in.Caller;
import io.dalmada.application.port.in.RecogniseCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks a key up by its hash, on every request: a revoked key is of no use from the next request on, on every node. Looking
 * up tells nothing by how long it takes that would help to guess 256 random bits.
 */
final class CallerRecognition implements RecogniseCaller {
    /** Often enough to tell a key in use from a forgotten one, and seldom enough not to cost a write for each request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final AccessPorts ports;
    private final List<ConfiguredKey> configured;

    CallerRecognition(AccessPorts ports, List<ConfiguredKey> configured) {
        this.ports = ports;
        this.configured = List.copyOf(configured);
    }

    @Override
    public Optional<Caller> recognise(SecretHash secret) {
        return configured.stream()
                .filter(key -> key.hash().equals(secret))
                .map(key -> new Caller(key.id(), Set.of(Scope.ADMIN)))
                .findFirst()
                .or(() -> stored(secret, ports.clock().instant()));
    }

    private Optional<Caller> stored(SecretHash secret, Instant now) {
        return ports.apiKeys()
                .findBySecret(secret)
                .filter(key -> key.accepts(secret, now))
                .map(key -> {
                    noteUse(key, now);
                    return new Caller(key.id(), key.scopes());
                });
    }

    private void noteUse(ApiKey key, Instant now) {
        boolean noted = key.lastUsedAt()
                .filter(at -> now.isBefore(at.plus(NOTED_EVERY)))
                .isPresent();
        if (!noted) {
            ports.transactions().inTransaction(() -> ports.apiKeys().used(key.id(), now));
        }
    }
}
