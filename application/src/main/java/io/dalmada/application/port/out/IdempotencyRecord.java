package io.dalmada.application.port.out;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request key has led to.
 *
 * @param resource the payment, refund or billing key that the request makes; known before it exists
 * @param answer empty until the request has come to its end
 * @param expiresAt empty until then: an unfinished request is never forgotten
 */
public record IdempotencyRecord(
        RequestKey request,
        UUID resource,
        Instant startedAt,
        Optional<StoredAnswer> answer,
        Optional<Instant> expiresAt) {}
