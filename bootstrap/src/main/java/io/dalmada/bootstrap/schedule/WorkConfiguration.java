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
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Triggers the periodic work of this node. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
    @Bean
    PeriodicWorks allWork(UseCases useCases, NoticeUseCases notices, EventUseCases events, List<PeriodicWork> others) {
        return PeriodicWorks.of(useCases, notices, events, others);
    }

    @Bean
    WorkLock shift() {
        return new WorkLock();
    }

    @Bean
    @ConditionalOnProperty(name = "dalmada.work.enabled", havingValue = "true", matchIfMissing = true)
    WorkTicker workTicker(
            PeriodicWorks work, Clock clock, DalmadaProperties properties, WorkLock shift, WorkWatch watch) {
        return new WorkTicker(work.inOrder(), clock, properties.work().tick(), shift, watch);
    }

    @Bean
    WorkWatch workWatch(PeriodicWorks work, MeterRegistry meters) {
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
