package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.access.AccessRoutes;
import io.dalmada.adapter.rest.billingkey.BillingKeyRoutes;
import io.dalmada.adapter.rest.billingkey.CardMonths;
import io.dalmada.adapter.rest.billingkey.CardTestingLimiter;
import io.dalmada.adapter.rest.billingrun.BillingRunRoutes;
import io.dalmada.adapter.rest.limits.ClockMeter;
import io.dalmada.adapter.rest.limits.RateBuckets;
import io.dalmada.adapter.rest.notice.NoticeAddress;
import io.dalmada.adapter.rest.notice.NoticeAddressFilter;
import io.dalmada.adapter.rest.notice.NoticeController;
import io.dalmada.adapter.rest.openapi.DocumentController;
import io.dalmada.adapter.rest.payment.PaymentRoutes;
import io.dalmada.adapter.rest.plan.PlanRoutes;
import io.dalmada.adapter.rest.reconciliation.ReconciliationRoutes;
import io.dalmada.adapter.rest.security.AuditFilter;
import io.dalmada.adapter.rest.security.AuditRoutes;
import io.dalmada.adapter.rest.subscription.SubscriptionRoutes;
import io.dalmada.adapter.rest.testclock.TestClockRoutes;
import io.dalmada.adapter.rest.timeline.TimelineRoutes;
import io.dalmada.adapter.rest.unreadablerow.UnreadableRowRoutes;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.RequestIdFilter;
import io.dalmada.adapter.rest.web.RouteTable;
import io.dalmada.adapter.rest.web.idempotency.Fingerprints;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.adapter.rest.web.problem.ErrorDispatch;
import io.dalmada.adapter.rest.web.problem.ProblemHandler;
import io.dalmada.adapter.rest.webhook.WebhookRoutes;
import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.in.IdempotentAnswers;
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
    BillingKeyRoutes.class,
    PaymentRoutes.class,
    TestClockRoutes.class,
    ReconciliationRoutes.class,
    PlanRoutes.class,
    SubscriptionRoutes.class,
    BillingRunRoutes.class,
    WebhookRoutes.class,
    AccessRoutes.class,
    UnreadableRowRoutes.class,
    TimelineRoutes.class,
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
    IdempotentRequests idempotentRequests(IdempotentAnswers answers) {
        return new IdempotentRequests(answers);
    }

    @Bean
    RateBuckets rateBuckets(RestSettings settings, Clock clock) {
        return new RateBuckets(settings.limits(), new ClockMeter(clock));
    }

    @Bean
    CardTestingLimiter cardTrials(RestSettings settings, Clock clock) {
        return new CardTestingLimiter(settings.limits().refusedCards(), new ClockMeter(clock));
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

    /** Before everything that reads a path, observations included. */
    @Bean
    FilterRegistrationBean<NoticeAddressFilter> noticeAddressFilter() {
        FilterRegistrationBean<NoticeAddressFilter> first = new FilterRegistrationBean<>(new NoticeAddressFilter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.addUrlPatterns(NoticeAddress.PREFIX + "*");
        return first;
    }
}
