package io.dalmada.domain.shared;

import java.time.Instant;

/** Something that happened to an aggregate; recorded with the state change in the same commit. */
public interface DomainEvent {
    /** The aggregate it happened to, as text. */
    String aggregateId();

    /** Position among the aggregate's events: 1, 2, 3 … without gaps. */
    long version();

    /** Stable name, for example {@code payment.attempt.succeeded}. */
    String type();

    /** When it happened, in UTC, by business time. */
    Instant at();
}
