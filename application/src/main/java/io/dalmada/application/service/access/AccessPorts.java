package io.dalmada.application.service.access;

import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.AuditLog;
import io.dalmada.application.port.out.SecretSource;
import io.dalmada.application.port.out.TransactionRunner;
import java.time.Clock;

/**
 * What {@link AccessUseCases} need from outside.
 *
 * @param clock business time
 */
public record AccessPorts(
        ApiKeyRepository apiKeys,
        AuditLog auditLog,
        TransactionRunner transactions,
        SecretSource secrets,
        Clock clock) {}
