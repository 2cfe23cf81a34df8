package io.dalmada.application.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as receivers see it.
 *
 * @param position its place in the log: greater than that of every event a reader has seen before
 * @param id stays the same however often and wherever it is told
 * @param aggregateVersion its place among the events of its aggregate: 1, 2, 3 … without gaps
 * @param payload the whole event as JSON, by the schema of its type
 * @param recordedAt when it was committed, by business time
 */
public record LoggedEvent(
        long position,
        UUID id,
        String aggregateType,
        String aggregateId,
        long aggregateVersion,
        String type,
        int payloadVersion,
        String payload,
        Instant recordedAt) {}
