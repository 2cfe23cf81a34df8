package io.dalmada.bootstrap.schedule;

import io.dalmada.adapter.persistence.WriteProbe;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.notice.NoticeUseCases;
import io.dalmada.application.service.webhook.EventUseCases;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.bootstrap.metrics.StorageHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Triggers the periodic work of this node. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
    @Bean
    AllWork allWork(UseCases useCases, NoticeUseCases notices, EventUseCases events) {
        return AllWork.of(useCases, notices, events);
    }

    @Bean
    Shift shift() {
        return new Shift();
    }

    @Bean
    @ConditionalOnProperty(name = "dalmada.work.enabled", havingValue = "true", matchIfMissing = true)
    WorkTicker workTicker(AllWork work, Clock clock, DalmadaProperties properties, Shift shift, WorkWatch watch) {
        return new WorkTicker(work.inOrder(), clock, properties.work().tick(), shift, watch);
    }

    @Bean
    WorkWatch workWatch(AllWork work, MeterRegistry meters) {
        return new WorkWatch(work.inOrder().stream().map(PeriodicWork::name).toList(), meters, System::nanoTime);
    }

    @Bean
    HealthIndicator workHealthIndicator(WorkWatch watch) {
        return new WorkHealth(watch);
    }

    @Bean
    HealthIndicator storageHealthIndicator(WriteProbe probe) {
        return new StorageHealth(probe);
    }
}
