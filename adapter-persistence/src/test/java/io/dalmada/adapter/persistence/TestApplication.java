package io.dalmada.adapter.persistence;

import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.application.testing.MovableClock;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The smallest application around the adapter. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PersistenceConfiguration.class)
class TestApplication {
    static ConfigurableApplicationContext start(String url, KeyRing ring) {
        return new SpringApplicationBuilder(TestApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("keyRing", ring))
                .properties(Map.of(
                        "spring.datasource.url", url, "spring.main.banner-mode", "off", "logging.level.root", "warn"))
                .run();
    }

    @Bean
    static StatementLog statementLog() {
        return new StatementLog();
    }

    @Bean
    Clock clock() {
        return MovableClock.atTen();
    }
}
