package io.dalmada.application.port.in;

import io.dalmada.application.port.out.AuditEntry;
import io.dalmada.application.port.out.AuditLog;
import io.dalmada.application.port.out.Page;
import java.util.Optional;

/** Writes down who did what, and shows it to whoever has to account for it. */
public interface AuditTrail {
    /** In a commit of its own. */
    void record(AuditEntry entry);

    /** Newest first. @throws IllegalArgumentException "cursor" when we never gave it out */
    Page<AuditEntry> list(AuditLog.Filter filter, Optional<String> cursor, int limit);
}
