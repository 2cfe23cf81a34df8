package io.dalmada.bootstrap;

import io.dalmada.application.service.EventUseCases;
import io.dalmada.application.service.NoticeUseCases;
import io.dalmada.application.service.UseCases;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Triggers the periodic work of this node. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {
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
    WorkTicker workTicker(AllWork work, Clock clock, DalmadaProperties properties, Shift shift) {
        return new WorkTicker(work.inOrder(), clock, properties.work().tick(), shift);
    }
}
