package io.dalmada.bootstrap;

import io.dalmada.adapter.webhook.WebhookSettings;
import io.dalmada.application.port.in.EventQuery;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.application.port.in.TimelineQuery;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.UnreadableRows;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.port.out.WebhookSender;
import io.dalmada.application.service.timeline.Timelines;
import io.dalmada.application.service.webhook.EventPorts;
import io.dalmada.application.service.webhook.EventUseCases;
import io.dalmada.bootstrap.metrics.LagMetrics;
import io.dalmada.bootstrap.time.ClockWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Sends events to webhook endpoints. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
    @Bean
    WebhookSettings webhookSettings(DalmadaProperties properties) {
        DalmadaProperties.Webhooks webhooks = properties.webhooks();
        return new WebhookSettings(webhooks.publicOnly(), webhooks.connectTimeout(), webhooks.timeout());
    }

    /** Threads of their own: a slow receiver must not delay charges. */
    @Bean(defaultCandidate = false)
    @Qualifier("couriers")
    Executor couriers(Environment environment) {
        return Threading.VIRTUAL.isActive(environment)
                ? new VirtualThreadTaskExecutor("dalmada-courier-")
                : Executors.newCachedThreadPool(task -> new Thread(task, "dalmada-courier"));
    }

    @Bean
    EventPorts eventPorts(
            EventLog log,
            DomainEventOutbox outbox,
            WebhookEndpoints endpoints,
            WebhookQueue queue,
            WebhookSender sender,
            IdempotencyRecords idempotency,
            TransactionRunner transactions,
            @Qualifier("couriers") Executor couriers,
            IdSource ids,
            Clock clock,
            ObjectProvider<ClockWatch> watch) {
        return new EventPorts(
                log,
                outbox,
                endpoints,
                queue,
                sender,
                idempotency,
                transactions,
                couriers,
                new SecureRandom()::nextDouble,
                ids,
                ClockWatch.trusted(watch, clock));
    }

    @Bean
    EventUseCases eventUseCases(EventPorts ports) {
        return EventUseCases.over(ports);
    }

    @Bean
    EventQuery eventQuery(EventUseCases useCases) {
        return useCases.events();
    }

    @Bean
    LagMetrics lagMetrics(EventLog log, WebhookQueue queue, Clock clock) {
        return new LagMetrics(log, queue, clock);
    }

    /** Rows that are set aside; see docs/metrics.md. */
    @Bean
    MeterBinder unreadableRowsMetric(UnreadableRows rows) {
        return meters -> Gauge.builder(
                        "dalmada.rows.unreadable", rows, found -> found.found().size())
                .register(meters);
    }

    @Bean
    TimelineQuery timelineQuery(
            PaymentRepository payments,
            SubscriptionRepository subscriptions,
            EventLog log,
            WebhookQueue queue,
            Clock clock) {
        return new Timelines(payments, subscriptions, log, queue, clock);
    }

    @Bean
    ManageWebhooks manageWebhooks(EventUseCases useCases) {
        return useCases.webhooks();
    }
}
