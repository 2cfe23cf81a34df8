package io.dalmada.bootstrap;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RevokeBillingKey;
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
import io.dalmada.application.service.Ports;
import io.dalmada.application.service.Settings;
import io.dalmada.application.service.UseCases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases over the adapters. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new SecureIds(clock);
    }

    /** Consent and notice will stand here; until then the operator sees to them (see the README). */
    @Bean
    @ConditionalOnMissingBean
    ChargeGate chargeGate() {
        return ChargeGate.alwaysOpen();
    }

    /** Counters to be watched: {@code dalmada.alarms} by kind and gateway. */
    @Bean
    @ConditionalOnMissingBean
    Alarms alarms(MeterRegistry meters) {
        return new CountedAlarms(meters);
    }

    @Bean
    UseCases useCases(
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
            Clock clock,
            DalmadaProperties properties) {
        Ports ports = new Ports(
                gateways,
                billingKeys,
                payments,
                idempotency,
                reconciliations,
                outbox,
                transactions,
                gate,
                alarms,
                ids,
                clock);
        return UseCases.over(ports, settings(properties.work()));
    }

    private static Settings settings(DalmadaProperties.Work work) {
        return new Settings(
                work.sendBudget(),
                work.resumeAfter(),
                work.resumeWithin(),
                work.senderMargin(),
                work.idempotencyRetention(),
                work.resolveEvery(),
                work.ghostScanEvery(),
                work.reconcileAt(),
                work.reconcileRetry(),
                Settings.defaults().registrationTitle());
    }

    @Bean
    RegisterBillingKey registerBillingKey(UseCases useCases) {
        return useCases.registerBillingKey();
    }

    @Bean
    RevokeBillingKey revokeBillingKey(UseCases useCases) {
        return useCases.revokeBillingKey();
    }

    @Bean
    BillingKeyQuery billingKeyQuery(UseCases useCases) {
        return useCases.billingKeys();
    }

    @Bean
    ChargePayment chargePayment(UseCases useCases) {
        return useCases.chargePayment();
    }

    @Bean
    RefundPayment refundPayment(UseCases useCases) {
        return useCases.refundPayment();
    }

    @Bean
    PaymentQuery paymentQuery(UseCases useCases) {
        return useCases.payments();
    }

    @Bean
    ReconcileDay reconcileDay(UseCases useCases) {
        return useCases.reconcileDay();
    }

    @Bean
    ReconciliationQuery reconciliationQuery(UseCases useCases) {
        return useCases.reconciliations();
    }

    @Bean
    IdempotentAnswers idempotentAnswers(UseCases useCases) {
        return useCases.idempotentAnswers();
    }
}
