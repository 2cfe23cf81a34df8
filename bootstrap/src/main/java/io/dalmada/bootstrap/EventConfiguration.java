package io.dalmada.bootstrap;

import io.dalmada.application.port.in.EventQuery;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.service.EventPorts;
import io.dalmada.application.service.EventUseCases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Telling others what happened. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
    @Bean
    EventUseCases eventUseCases(EventLog log, TransactionRunner transactions) {
        return EventUseCases.over(new EventPorts(log, transactions));
    }

    @Bean
    EventQuery eventQuery(EventUseCases useCases) {
        return useCases.events();
    }
}
