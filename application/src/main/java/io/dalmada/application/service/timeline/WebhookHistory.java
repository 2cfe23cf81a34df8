package io.dalmada.application.service.timeline;

import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import java.util.List;
import java.util.Optional;

/** The deliveries to webhook endpoints. */
final class WebhookHistory {
    private WebhookHistory() {}

    static List<TimelineEntry> of(List<WebhookDelivery> deliveries) {
        return deliveries.stream().map(WebhookHistory::entry).toList();
    }

    private static TimelineEntry entry(WebhookDelivery delivery) {
        String answer = delivery.lastAnswer().map(WebhookHistory::said).orElse("");
        return TimelineEntry.of(
                        delivery.lastTriedAt().orElse(delivery.createdAt()),
                        TimelineCodes.WEBHOOK + delivery.status(),
                        delivery.endpoint().toString())
                .followedAt(delivery.nextTryAt())
                .said(Optional.empty(), Optional.of(delivery.eventType() + answer));
    }

    private static String said(ReceiverAnswer answer) {
        return ": " + answer.status().map(String::valueOf).or(answer::failure).orElse("");
    }
}
