package io.dalmada.bootstrap;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The simulator exists in profile local alone; production has no way to start it. */
@Configuration(proxyBeanMethods = false)
@Profile("local & !production")
@ConditionalOnProperty("dalmada.simulator.enabled")
class LocalSimulatorConfiguration {
    @Bean
    LocalSimulator localSimulator(DalmadaProperties properties) {
        return new LocalSimulator(properties.simulator());
    }
}
