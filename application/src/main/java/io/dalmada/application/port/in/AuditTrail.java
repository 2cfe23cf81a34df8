package io.dalmada.application.port.in;

import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
import java.util.Optional;

/** Writes down who did what, and shows it to callers with the scope ADMIN. */
public interface AuditTrail {
    /** In a commit of its own. */
    void record(AuditEntry entry);

    /** Newest first. @throws IllegalArgumentException "cursor" when we never gave it out */
    Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit);
}
