package io.dalmada.application.port.out;

import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
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
    Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit);
}
