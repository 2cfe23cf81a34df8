package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for plans. */
@Configuration(proxyBeanMethods = false)
@Import(PlanController.class)
public class PlanRoutes {
    @Bean
    PlanKeys planKeys(RequestKeys keys) {
        return new PlanKeys(keys);
    }
}
