package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.limits.RateLimits;
import io.dalmada.application.port.in.ReceiveNotice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The adapter in a real server, over ports that the test holds in its hands. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RestConfiguration.class, RestTestApplication.OpenPage.class})
public class RestTestApplication {
    /** The clock stands still here, so nothing is ever used up. */
    private static final int BOUNDLESS = 1_000_000;

    private static final RateLimits.RefusedCards REFUSED_CARDS =
            new RateLimits.RefusedCards(BOUNDLESS, BOUNDLESS, BOUNDLESS, BOUNDLESS);
    public static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    public static final String KEY = "dmk_test_key_of_the_shop";
    public static final String OTHER_KEY = "dmk_test_key_of_the_office";

    @Bean
    Ports ports() {
        return new Ports();
    }

    @Bean
    SubscriptionPorts subscriptionPorts(Ports ports) {
        return new SubscriptionPorts(ports);
    }

    @Bean
    OperatorPorts operatorPorts(Ports ports) {
        return new OperatorPorts(ports);
    }

    @Bean
    EventTestPorts eventPorts(Ports ports) {
        return new EventTestPorts(ports);
    }

    /** No gateway has an address here. */
    @Bean
    ReceiveNotice receiveNotice() {
        return (gateway, token, notice) -> Optional.empty();
    }

    @Bean
    TimelinePort timelinePort(Ports ports) {
        return new TimelinePort(ports);
    }

    @Bean
    WindowPorts windowPorts(Ports ports) {
        return new WindowPorts(ports);
    }

    @Bean
    AccessPorts accessPorts() {
        return new AccessPorts();
    }

    @Bean
    WebhookTestPorts webhookPorts(Ports ports) {
        return new WebhookTestPorts(ports);
    }

    @Bean
    AuditNotes auditNotes() {
        return new AuditNotes();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    RestSettings restSettings() {
        return RestSettings.of("a fingerprint secret for tests".getBytes(StandardCharsets.UTF_8), List.of("/open"))
                .limitedTo(new RateLimits(BOUNDLESS, BOUNDLESS, BOUNDLESS, REFUSED_CARDS));
    }

    /** A path that the application opens, like a health check. */
    @RestController
    static class OpenPage {
        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
