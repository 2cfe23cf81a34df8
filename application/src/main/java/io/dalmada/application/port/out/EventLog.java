package io.dalmada.application.port.out;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that happened, in one order that never changes. Events come out of the outbox into the log by a relay; only
 * then have they a position. Positions become visible in their own order, so a reader at one position has missed nothing
 * before it, however late a slower transaction committed. Events of one aggregate keep the order of its versions.
 */
public interface EventLog {
    /** Since when the oldest of the events waits that have been committed and not taken; empty when none does. */
    Optional<Instant> waitingSince();

    /**
     * Takes the oldest waiting events into the log, inside a transaction; with them, all that waits of the same aggregates.
     * One relay at a time: while another one does it, nothing is taken.
     *
     * @param most how many of the oldest
     * @return how many were taken
     */
    int take(int most);

    /** The position of the last event; 0 when there is none. */
    long end();

    /** In the order of positions. @param position of the last event seen; 0 for the beginning */
    List<LoggedEvent> after(long position, EventLogFilter filter, int most);

    Optional<LoggedEvent> find(UUID id);

    /**
     * The newest that happened to a subscription, in the order of versions. Events that wait for the relay are included, so
     * that a query need not wait for it.
     */
    List<SubscriptionEvent> history(SubscriptionId id, int most);
}
