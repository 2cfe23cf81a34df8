package io.dalmada.application.service;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import java.time.Clock;

/** Everything the use cases need from outside. @param clock business time */
public record Ports(
        PaymentGateways gateways,
        BillingKeyRepository billingKeys,
        PaymentRepository payments,
        IdempotencyRecords idempotency,
        ReconciliationRepository reconciliations,
        DomainEventOutbox outbox,
        TransactionRunner transactions,
        ChargeGate gate,
        Alarms alarms,
        IdSource ids,
        Clock clock) {}
