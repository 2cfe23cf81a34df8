package io.dalmada.bootstrap;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.application.service.Ports;
import io.dalmada.application.service.Settings;
import io.dalmada.application.service.UseCases;
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

    @Bean
    UseCases useCases(
            PaymentGateways gateways,
            BillingKeyRepository billingKeys,
            PaymentRepository payments,
            IdempotencyRecords idempotency,
            DomainEventOutbox outbox,
            TransactionRunner transactions,
            ChargeGate gate,
            IdSource ids,
            Clock clock,
            DalmadaProperties properties) {
        Ports ports = new Ports(gateways, billingKeys, payments, idempotency, outbox, transactions, gate, ids, clock);
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
    ResolvePayment resolvePayment(UseCases useCases) {
        return useCases.resolvePayment();
    }

    @Bean
    PaymentQuery paymentQuery(UseCases useCases) {
        return useCases.payments();
    }

    @Bean
    IdempotentAnswers idempotentAnswers(UseCases useCases) {
        return useCases.idempotentAnswers();
    }
}
