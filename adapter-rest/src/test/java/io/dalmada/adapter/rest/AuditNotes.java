package io.dalmada.adapter.rest;

import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.AuditTrail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What reached the audit trail. */
final class AuditNotes implements AuditTrail {
    final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    final List<AuditLogFilter> filters = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit) {
        filters.add(filter);
        return new Page<>(List.of(), Optional.empty());
    }
}
