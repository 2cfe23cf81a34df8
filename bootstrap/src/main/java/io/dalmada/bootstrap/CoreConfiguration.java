package io.dalmada.bootstrap;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionQuery;
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
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.bootstrap.gateway.BucketPacer;
import io.dalmada.bootstrap.metrics.CountedAlarms;
import io.dalmada.bootstrap.time.ClockHolds;
import io.dalmada.bootstrap.time.ClockWatch;
import io.dalmada.bootstrap.time.MicrosecondClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

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

    /** Consent and notice will stand here; until then the merchant is responsible for them (see the README). */
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
    @ConditionalOnMissingBean
    RequestPacer requestPacer(DalmadaProperties properties) {
        return new BucketPacer(properties.gateways());
    }

    /** Calls that mostly wait: one thread for each, virtual where the JDK has virtual threads. */
    @Bean(defaultCandidate = false)
    @Qualifier("senders")
    Executor senders(Environment environment) {
        return Threading.VIRTUAL.isActive(environment)
                ? new VirtualThreadTaskExecutor("dalmada-sender-")
                : Executors.newCachedThreadPool(task -> new Thread(task, "dalmada-sender"));
    }

    @Bean
    Ports ports(
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
            @Qualifier("senders") Executor senders,
            Alarms alarms,
            IdSource ids,
            Clock clock,
            ObjectProvider<ClockWatch> watch) {
        return new Ports(
                gateways,
                billingKeys,
                registrations,
                payments,
                plans,
                subscriptions,
                billingRuns,
                watch.stream()
                        .<GatewayHolds>map(it -> new ClockHolds(holds, gateways, it))
                        .findAny()
                        .orElse(holds),
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
                ClockWatch.trusted(watch, clock));
    }

    @Bean
    UseCases useCases(Ports ports, DalmadaProperties properties) {
        return UseCases.over(ports, settings(properties.work(), BillingSettings.of(properties.billing())));
    }

    private static Settings settings(DalmadaProperties.Work work, Billing billing) {
        return new Settings(
                work.sendBudget(),
                work.resumeAfter(),
                work.resumeWithin(),
                work.senderMargin(),
                work.idempotencyRetention(),
                work.resolveEvery(),
                work.ghostScanEvery(),
                billing,
                work.reconcileAt(),
                work.reconcileRetry(),
                Settings.defaults().registrationTitle());
    }

    @Bean
    RegisterBillingKey registerBillingKey(UseCases useCases) {
        return useCases.registerBillingKey();
    }

    @Bean
    RegisterByWindow registerByWindow(UseCases useCases) {
        return useCases.registerByWindow();
    }

    @Bean
    GatewayQuery gatewayQuery(UseCases useCases) {
        return useCases.gateways();
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

    @Bean
    ManagePlans managePlans(UseCases useCases) {
        return useCases.plans();
    }

    @Bean
    Subscribe subscribe(UseCases useCases) {
        return useCases.subscribe();
    }

    @Bean
    ManageSubscription manageSubscription(UseCases useCases) {
        return useCases.manageSubscription();
    }

    @Bean
    SubscriptionQuery subscriptionQuery(UseCases useCases) {
        return useCases.subscriptions();
    }

    @Bean
    BillingRuns billingRuns(UseCases useCases) {
        return useCases.billingRuns();
    }

    @Bean
    Statistics statistics(UseCases useCases) {
        return useCases.statistics();
    }
}
