package io.dalmada.domain.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one endpoint, at least once.
 *
 * @param event the event's id, the same at every try and every endpoint: receivers recognise repetitions by it
 * @param position the event's place in the log
 * @param tries how many there were since it was last asked for
 * @param nextTryAt empty unless PENDING
 * @param lastAnswer empty before the first try
 */
public record WebhookDelivery(
        UUID id,
        WebhookEndpointId endpoint,
        UUID event,
        String eventType,
        String aggregateId,
        long position,
        DeliveryStatus status,
        int tries,
        Optional<Instant> nextTryAt,
        Optional<Instant> lastTriedAt,
        Optional<ReceiverAnswer> lastAnswer,
        Instant createdAt) {

    public static WebhookDelivery of(
            UUID id,
            WebhookEndpointId endpoint,
            UUID event,
            String type,
            String aggregate,
            long position,
            Instant now) {
        return new WebhookDelivery(
                id,
                endpoint,
                event,
                type,
                aggregate,
                position,
                DeliveryStatus.PENDING,
                0,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                now);
    }

    /** @param chance from 0 to 1, see {@link RetrySchedule} */
    public WebhookDelivery tried(ReceiverAnswer answer, Instant now, double chance) {
        Optional<Instant> next = answer.isAccepted()
                ? Optional.empty()
                : RetrySchedule.pauseAfter(tries + 1, chance).map(now::plus);
        DeliveryStatus then = answer.isAccepted()
                ? DeliveryStatus.DELIVERED
                : next.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.GIVEN_UP;
        return new WebhookDelivery(
                id,
                endpoint,
                event,
                eventType,
                aggregateId,
                position,
                then,
                tries + 1,
                next,
                Optional.of(now),
                Optional.of(answer),
                createdAt);
    }

    /** From the beginning, in any status. */
    public WebhookDelivery askedForAgain(Instant now) {
        return new WebhookDelivery(
                id,
                endpoint,
                event,
                eventType,
                aggregateId,
                position,
                DeliveryStatus.PENDING,
                0,
                Optional.of(now),
                lastTriedAt,
                lastAnswer,
                createdAt);
    }
}
