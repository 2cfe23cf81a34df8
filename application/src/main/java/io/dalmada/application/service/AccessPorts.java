package io.dalmada.application.service;

import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.SecretSource;
import io.dalmada.application.port.out.TransactionRunner;
import java.time.Clock;

/**
 * What {@link AccessUseCases} need from outside.
 *
 * @param clock business time
 */
public record AccessPorts(
        ApiKeyRepository apiKeys, TransactionRunner transactions, SecretSource secrets, Clock clock) {}
