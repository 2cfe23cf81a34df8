package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for events and the webhooks that deliver them. */
@Configuration(proxyBeanMethods = false)
@Import({
    EventController.class,
    EventTypeController.class,
    WebhookEndpointController.class,
    WebhookDeliveryController.class
})
public class WebhookRoutes {
    @Bean
    WebhookKeys webhookKeys(RequestKeys keys) {
        return new WebhookKeys(keys);
    }
}
