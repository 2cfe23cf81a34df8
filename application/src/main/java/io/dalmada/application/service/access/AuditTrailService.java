package io.dalmada.application.service.access;

import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.out.AuditLog;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.Optional;

final class AuditTrailService implements AuditTrail {
    private final AuditLog log;
    private final TransactionRunner transactions;

    AuditTrailService(AuditLog log, TransactionRunner transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    @Override
    public void record(AuditEntry entry) {
        transactions.inTransaction(() -> log.append(entry));
    }

    @Override
    public Page<AuditEntry> list(AuditLogFilter filter, Optional<String> cursor, int limit) {
        return log.list(filter, cursor, limit);
    }
}
