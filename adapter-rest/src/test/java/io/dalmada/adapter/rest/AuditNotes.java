package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.out.AuditEntry;
import io.dalmada.application.port.out.AuditLog;
import io.dalmada.application.port.out.Page;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What reached the audit trail. */
final class AuditNotes implements AuditTrail {
    final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    final List<AuditLog.Filter> filters = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public Page<AuditEntry> list(AuditLog.Filter filter, Optional<String> cursor, int limit) {
        filters.add(filter);
        return new Page<>(List.of(), Optional.empty());
    }
}
