package io.dalmada.application.service.shared;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.AlreadyDone;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import java.util.UUID;

/** What must hold when a request's name is seen again. */
public final class RequestKeys {
    private RequestKeys() {}

    /**
     * Notes that a request begins, inside the transaction that does what it asks for.
     *
     * @param resource what it makes or changes
     * @return the resource it was given when it was seen before: what it asks for is done already; empty when it begins now
     */
    public static Optional<UUID> begin(Ports ports, Optional<RequestKey> request, UUID resource) {
        Optional<UUID> known = known(ports, request).map(IdempotencyRecord::resource);
        if (known.isEmpty()) {
            request.ifPresent(name ->
                    ports.idempotency().start(name, resource, ports.clock().instant()));
        }
        return known;
    }

    /** What is known of this request; empty when it is the first of its name, or has none. */
    public static Optional<IdempotencyRecord> known(Ports ports, Optional<RequestKey> request) {
        Optional<IdempotencyRecord> known =
                request.flatMap(name -> ports.idempotency().find(name.caller(), name.key()));
        known.ifPresent(record -> requireSame(record, request.orElseThrow()));
        return known;
    }

    /**
     * @throws DomainException when the name stood for another request; nothing of that one is told
     * @throws AlreadyDone when the request was done so long ago that its answer is gone
     */
    public static void requireSame(IdempotencyRecord known, RequestKey request) {
        if (!known.request().equals(request)) {
            throw DomainException.of(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used for another request");
        }
        known.expired().ifPresent(left -> {
            throw new AlreadyDone(left.location());
        });
    }
}
