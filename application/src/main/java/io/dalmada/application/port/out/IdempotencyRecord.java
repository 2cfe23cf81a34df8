package io.dalmada.application.port.out;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request key has led to.
 *
 * @param resource the payment, refund, registration or billing key that the request makes, known before it exists; else
 * what it changes
 * @param effect what it made of a subscription; empty for requests of other kinds, and for one that an older release noted
 * @param answer empty until the request is finished, and again when the answer has expired
 * @param expiresAt until when the answer is kept; empty without one: an unfinished request never expires
 * @param expired the request is over and its answer not kept any more
 */
public record IdempotencyRecord(
        RequestKey request,
        UUID resource,
        Optional<RequestEffect> effect,
        Instant startedAt,
        Optional<StoredAnswer> answer,
        Optional<Instant> expiresAt,
        Optional<Expired> expired) {

    /** What is left of an answer. @param location the address of what the request made; empty when it made nothing */
    public record Expired(Optional<String> location) {}

    /** One that has just begun. */
    public static IdempotencyRecord started(RequestKey request, UUID resource, Instant at) {
        return new IdempotencyRecord(
                request, resource, Optional.empty(), at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It made this. */
    public IdempotencyRecord with(RequestEffect made) {
        return new IdempotencyRecord(request, resource, Optional.of(made), startedAt, answer, expiresAt, expired);
    }

    /** The request is finished. */
    public IdempotencyRecord answered(StoredAnswer given, Instant until) {
        return new IdempotencyRecord(
                request, resource, effect, startedAt, Optional.of(given), Optional.of(until), Optional.empty());
    }

    /** Its answer is too old to be kept. */
    public IdempotencyRecord withoutAnswer() {
        return new IdempotencyRecord(
                request,
                resource,
                effect,
                startedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Expired(answer.flatMap(StoredAnswer::location))));
    }
}
