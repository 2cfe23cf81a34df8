package io.dalmada.application.service.webhook;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.port.out.WebhookSender;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What telling others needs from outside; nothing of it touches money.
 *
 * @param couriers runs sends and those who wait for them; must not be bounded below what it is given
 * @param chance from 0 to 1, to spread tries
 * @param clock business time
 */
public record EventPorts(
        EventLog log,
        DomainEventOutbox outbox,
        WebhookEndpoints endpoints,
        WebhookQueue queue,
        WebhookSender sender,
        IdempotencyRecords idempotency,
        TransactionRunner transactions,
        Executor couriers,
        DoubleSupplier chance,
        IdSource ids,
        Clock clock) {}
