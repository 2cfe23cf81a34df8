package io.dalmada.application.service.shared;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * Everything the use cases need from outside.
 *
 * @param senders runs the calls of a billing run side by side; how many at once is {@link Settings}' matter
 * @param clock business time
 */
public record Ports(
        PaymentGateways gateways,
        BillingKeyRepository billingKeys,
        RegistrationRepository registrations,
        PaymentRepository payments,
        PlanRepository plans,
        SubscriptionRepository subscriptions,
        BillingRunRecords billingRuns,
        GatewayHolds holds,
        StatisticsQuery statistics,
        IdempotencyRecords idempotency,
        ReconciliationRepository reconciliations,
        DomainEventOutbox outbox,
        TransactionRunner transactions,
        ChargeGate gate,
        RequestPacer pacer,
        Executor senders,
        Alarms alarms,
        IdSource ids,
        Clock clock) {

    Ports withGateways(PaymentGateways other) {
        return new Ports(
                other,
                billingKeys,
                registrations,
                payments,
                plans,
                subscriptions,
                billingRuns,
                holds,
                statistics,
                idempotency,
                reconciliations,
                outbox,
                transactions,
                gate,
                pacer,
                senders,
                alarms,
                ids,
                clock);
    }

    /** The name of a gateway's own work, so that none waits for another; the plain name where there is one gateway. */
    public String workName(String work, GatewayId gateway) {
        return gateways.ids().size() == 1 ? work : work + "-" + gateway;
    }
}
