package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Deliveries that wait to be sent. Each endpoint has a queue of its own, from which one node at a time sends; after a while
 * other nodes take over from a node that died. What was sent and not recorded is sent again.
 */
public interface WebhookQueue {
    /** Inside a transaction: an endpoint that is told what happens after this position of the log. */
    void open(WebhookEndpointId endpoint, long position);

    /** The queue of an endpoint; empty when there never was one. */
    Optional<ReceiverQueue> lane(WebhookEndpointId endpoint);

    /** The queues of all enabled endpoints. */
    List<ReceiverQueue> lanes();

    /**
     * Inside a transaction: keeps others from reading the log for this endpoint until it ends.
     *
     * @return up to where it has been read; empty when another node reads
     */
    Optional<Long> startReading(WebhookEndpointId endpoint);

    /** Inside the transaction of {@link #startReading}. */
    void haveRead(WebhookEndpointId endpoint, long position, List<WebhookDelivery> wanted);

    /** Inside a transaction. @return false when another node sends from the queue, or the endpoint rests */
    boolean enter(WebhookEndpointId endpoint, Instant now, Instant until);

    /** Those due by then, the longest due first; those due together in the order of the log. */
    List<Due> due(WebhookEndpointId endpoint, Instant now, int most);

    /** Inside a transaction: the results of tries; one that another node has recorded meanwhile is left as it is. */
    void record(List<Tried> tried);

    /** Inside a transaction: gives the queue back. */
    void leave(WebhookEndpointId endpoint, Rest rest);

    /** Inside a transaction: nothing waits any more; HELD until {@link #release}. */
    void hold(WebhookEndpointId endpoint);

    /** Inside a transaction: what was held is due now, and the endpoint's troubles are forgotten. */
    void release(WebhookEndpointId endpoint, Instant now);

    Optional<WebhookDelivery> find(UUID delivery);

    /** Newest first. @param status empty for all */
    Page<WebhookDelivery> list(
            WebhookEndpointId endpoint, Optional<DeliveryStatus> status, Optional<String> cursor, int limit);

    /** Those of an aggregate's events to any endpoint, in the order of the log. */
    List<WebhookDelivery> ofAggregate(String aggregateId, int most);

    /** Inside a transaction. @throws ConcurrentChange when it has been tried since it was read */
    void askAgain(WebhookDelivery before, Instant now);

    /** Forgets what was delivered or given up before then. @return how many */
    int forget(Instant before, int most);

    /**
     * @param position up to where the log has been read for it
     * @param dueAt when its queue may be worked on and something is due; empty when nothing waits
     * @param rest how it fares
     */
    record ReceiverQueue(WebhookEndpointId endpoint, long position, Optional<Instant> dueAt, Rest rest) {}

    /**
     * How an endpoint fares at which everything fails.
     *
     * @param rounds how many rounds in a row brought nothing
     * @param until when the next one may be; in the past when it needs no rest
     * @param failingSince the first of them; empty when the last round brought something
     */
    record Rest(int rounds, Instant until, Optional<Instant> failingSince) {}

    /** @param payload the event, byte for byte as in the log */
    record Due(WebhookDelivery delivery, String payload) {}

    /** A delivery before and after a try. */
    record Tried(WebhookDelivery before, WebhookDelivery after) {}
}
