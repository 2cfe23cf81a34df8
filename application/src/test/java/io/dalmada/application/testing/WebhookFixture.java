package io.dalmada.application.testing;

import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Webhook endpoints and deliveries in the situations that tests need. */
public final class WebhookFixture {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final WebhookUrl URL = WebhookUrl.of("https://shop.example/webhooks?tenant=1");
    private static final Instant NOW = MovableClock.atTen().instant();

    private WebhookFixture() {}

    public static WebhookEndpoint enabled() {
        return enabled(new EventFilter(Set.of("payment.*", "billing_key.issued")));
    }

    public static WebhookEndpoint enabled(EventFilter filter) {
        return WebhookEndpoint.create(
                new WebhookEndpointId(TestIds.next()), URL, Optional.of("shop"), filter, SecretText.of(SECRET), NOW);
    }

    /** @param position of its event in the log */
    public static WebhookDelivery delivery(WebhookEndpointId endpoint, long position, Instant now) {
        return WebhookDelivery.of(
                TestIds.next(),
                endpoint,
                UUID.randomUUID(),
                "payment.attempt.succeeded",
                "p-" + position,
                position,
                now);
    }
}
