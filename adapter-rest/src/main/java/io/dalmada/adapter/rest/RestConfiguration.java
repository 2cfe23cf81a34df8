package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.SubscriptionQuery;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The REST API v1. It needs {@link RestSettings}, a {@code java.time.Clock} in business time and the inbound ports as
 * beans, in a Spring Boot web application.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    BillingKeyController.class,
    RegistrationController.class,
    GatewayController.class,
    PaymentController.class,
    PaymentListController.class,
    RefundController.class,
    TestClockController.class,
    ReconciliationController.class,
    ResolutionController.class,
    AdoptionController.class,
    PlanController.class,
    SubscriptionController.class,
    CancelController.class,
    PauseController.class,
    PlanChangeController.class,
    PreviewController.class,
    OpenBillController.class,
    BillingRunController.class,
    BillingHoldController.class,
    StatisticsController.class,
    EventController.class,
    EventTypeController.class,
    ApiKeyController.class,
    AuditLogController.class,
    UnreadableRowController.class,
    WebhookEndpointController.class,
    WebhookDeliveryController.class,
    TimelineController.class,
    DocumentController.class,
    NoticeController.class,
    ProblemHandler.class,
    ErrorDispatch.class,
    WebSetup.class,
    WireSetup.class,
    DocumentSetup.class,
    SecuritySetup.class
})
public class RestConfiguration {
    @Bean
    ApiJson apiJson() {
        return new ApiJson();
    }

    @Bean
    RequestKeys requestKeys(RestSettings settings) {
        return new RequestKeys(new Fingerprints(settings.fingerprintKey()));
    }

    @Bean
    SubscriptionKeys subscriptionKeys(RequestKeys keys) {
        return new SubscriptionKeys(keys);
    }

    @Bean
    PlanKeys planKeys(RequestKeys keys) {
        return new PlanKeys(keys);
    }

    @Bean
    WebhookKeys webhookKeys(RequestKeys keys) {
        return new WebhookKeys(keys);
    }

    @Bean
    SubscriptionActs subscriptionActs(
            ManageSubscription manage,
            IdempotentRequests requests,
            SubscriptionKeys names,
            ApiJson json,
            SubscriptionBodies bodies) {
        return new SubscriptionActs(manage, requests, names, json, bodies);
    }

    @Bean
    SubscriptionBodies subscriptionBodies(SubscriptionQuery query) {
        return new SubscriptionBodies(query);
    }

    @Bean
    IdempotentRequests idempotentRequests(IdempotentAnswers answers) {
        return new IdempotentRequests(answers);
    }

    @Bean
    RateBuckets rateBuckets(RestSettings settings, Clock clock) {
        return new RateBuckets(settings.limits(), new ClockMeter(clock));
    }

    @Bean
    CardTrials cardTrials(RestSettings settings, Clock clock) {
        return new CardTrials(settings.limits().refusedCards(), new ClockMeter(clock));
    }

    @Bean
    CardMonths cardMonths(RestSettings settings, Clock clock) {
        return new CardMonths(clock.withZone(settings.zone()));
    }

    @Bean
    RouteTable routeTable(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, RestSettings settings) {
        return new RouteTable(mapping, settings.openPaths());
    }

    /** Outside of security, which denies. */
    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(AuditTrail trail, ObjectProvider<RouteTable> routes, Clock clock) {
        FilterRegistrationBean<AuditFilter> second = new FilterRegistrationBean<>(
                new AuditFilter(trail, new AuditRoutes(routes), clock, new ClockMeter(clock), DocumentController.PATH));
        second.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return second;
    }

    /** Before security, whose answers carry the id too. */
    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        FilterRegistrationBean<RequestIdFilter> first = new FilterRegistrationBean<>(new RequestIdFilter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    /** Before all that looks at a path, observations included. */
    @Bean
    FilterRegistrationBean<NoticeAddressFilter> noticeAddressFilter() {
        FilterRegistrationBean<NoticeAddressFilter> first = new FilterRegistrationBean<>(new NoticeAddressFilter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.addUrlPatterns(NoticeAddress.PREFIX + "*");
        return first;
    }
}
