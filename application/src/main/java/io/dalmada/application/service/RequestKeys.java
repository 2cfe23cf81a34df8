package io.dalmada.application.service;

import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** What must hold when a request's name is seen again. */
final class RequestKeys {
    private RequestKeys() {}

    /** @throws DomainException when the name stood for another request; nothing of that one is told */
    static void requireSame(IdempotencyRecord known, RequestKey request) {
        if (!known.request().equals(request)) {
            throw DomainException.of(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used for another request");
        }
    }
}
