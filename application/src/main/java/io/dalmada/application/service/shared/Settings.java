package io.dalmada.application.service.shared;

import io.dalmada.domain.payment.OrderTitle;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * How patient the use cases are.
 *
 * @param sendBudget how long after its claim a request may still be sent, by real time: a frozen process must not send late
 * @param resumeAfter how old an unclaimed attempt or refund must be before another worker takes it on
 * @param resumeWithin how old an unclaimed attempt may be and still be sent; later it is void
 * @param senderMargin how long after a gateway's longest call its sender counts as gone
 * @param idempotencyRetention how long final answers are kept for replay
 * @param resolveEvery how often pending inquiries are looked for
 * @param ghostScanEvery how often the gateway's lists are scanned for late charges
 * @param billing how bills of subscriptions are collected
 * @param ghostScanEvery how often the gateway's lists of today and yesterday are scanned for late charges
 * @param reconcileAt when yesterday is reconciled, in Korea; its lists are final by then
 * @param reconcileRetry how soon a day is tried again whose list could not be read
 * @param registrationTitle what a registration is called at gateways that want a product name for it
 */
public record Settings(
        Duration sendBudget,
        Duration resumeAfter,
        Duration resumeWithin,
        Duration senderMargin,
        Duration idempotencyRetention,
        Duration resolveEvery,
        Duration ghostScanEvery,
        Billing billing,
        LocalTime reconcileAt,
        Duration reconcileRetry,
        OrderTitle registrationTitle) {

    public static Settings defaults() {
        return new Settings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                Duration.ofDays(30),
                Duration.ofSeconds(5),
                Duration.ofHours(6),
                Billing.defaults(),
                LocalTime.of(6, 0),
                Duration.ofMinutes(30),
                new OrderTitle("카드 등록", Optional.of("CARD")));
    }
}
