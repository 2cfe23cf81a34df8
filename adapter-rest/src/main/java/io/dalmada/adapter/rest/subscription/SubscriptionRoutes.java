package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.SubscriptionQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for subscriptions. */
@Configuration(proxyBeanMethods = false)
@Import({
    SubscriptionController.class,
    CancelController.class,
    PauseController.class,
    PlanChangeController.class,
    PreviewController.class,
    OpenBillController.class
})
public class SubscriptionRoutes {
    @Bean
    SubscriptionKeys subscriptionKeys(RequestKeys keys) {
        return new SubscriptionKeys(keys);
    }

    @Bean
    SubscriptionActionHandler subscriptionActs(
            ManageSubscription manage,
            IdempotentRequests requests,
            SubscriptionKeys names,
            ApiJson json,
            SubscriptionBodies bodies) {
        return new SubscriptionActionHandler(manage, requests, names, json, bodies);
    }

    @Bean
    SubscriptionBodies subscriptionBodies(SubscriptionQuery query) {
        return new SubscriptionBodies(query);
    }
}
