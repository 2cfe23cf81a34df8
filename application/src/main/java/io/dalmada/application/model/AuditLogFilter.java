package io.dalmada.application.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Empty parts let everything through.
 *
 * @param object the path as it stands in the entry
 * @param from the first moment
 * @param until the first moment not any more
 */
public record AuditLogFilter(
        Optional<ApiKeyId> apiKey, Optional<String> object, Optional<Instant> from, Optional<Instant> until) {
    public static final AuditLogFilter ALL =
            new AuditLogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
