package io.dalmada.application.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A caller and what it may do. It holds hashes only, never the secret.
 *
 * @param createdBy the caller who made it
 * @param expiresAt from when it is of no use; empty for never
 * @param revokedAt empty while it is not revoked
 * @param lastUsedAt to the minute; empty when it never was
 * @param retiring the secret before this one, while both are good; at most one
 */
public record ApiKey(
        ApiKeyId id,
        Set<Scope> scopes,
        ApiKeyId createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        Secret secret,
        Optional<Retiring> retiring) {

    /** Which of its lives it is in. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    public record Secret(SecretHash hash, Instant since) {}

    /** @param until from then on it is of no use */
    public record Retiring(SecretHash hash, Instant until) {}

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public Status status(Instant now) {
        if (revokedAt.isPresent()) {
            return Status.REVOKED;
        }
        return expiresAt.filter(at -> !now.isBefore(at)).isPresent() ? Status.EXPIRED : Status.ACTIVE;
    }

    /** Whether this secret lets its caller in. */
    public boolean accepts(SecretHash offered, Instant now) {
        boolean good = secret.hash().equals(offered)
                || retiringAt(now).filter(old -> old.hash().equals(offered)).isPresent();
        return good && status(now) == Status.ACTIVE;
    }

    /** The secret before this one, if it is still good. */
    public Optional<Retiring> retiringAt(Instant now) {
        return retiring.filter(old -> now.isBefore(old.until()));
    }

    /**
     * With another secret. The one so far stays good until {@code oldUntil}; but while an older one does so already, it is
     * that one which stays, for the one so far may never have reached its caller.
     */
    public ApiKey rotated(SecretHash next, Instant now, Instant oldUntil) {
        Instant until = retiringAt(now)
                .map(Retiring::until)
                .filter(sooner -> sooner.isBefore(oldUntil))
                .orElse(oldUntil);
        SecretHash old = retiringAt(now).map(Retiring::hash).orElse(secret.hash());
        return new ApiKey(
                id,
                scopes,
                createdBy,
                createdAt,
                expiresAt,
                revokedAt,
                lastUsedAt,
                new Secret(next, now),
                Optional.of(new Retiring(old, until)).filter(retired -> now.isBefore(retired.until())));
    }
}
