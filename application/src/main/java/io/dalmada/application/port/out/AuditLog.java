package io.dalmada.application.port.out;

import java.time.Instant;
import java.util.Optional;

/** Append-only: there is no way to change or to take away what is written here. */
public interface AuditLog {
    /** Inside a transaction. */
    void append(AuditEntry entry);

    /**
     * Newest first.
     *
     * @throws IllegalArgumentException "cursor" when we never gave it out
     */
    Page<AuditEntry> list(Filter filter, Optional<String> cursor, int limit);

    /**
     * Empty parts let everything through.
     *
     * @param object the path as it stands in the entry
     * @param from the first moment
     * @param until the first moment not any more
     */
    record Filter(Optional<ApiKeyId> apiKey, Optional<String> object, Optional<Instant> from, Optional<Instant> until) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
