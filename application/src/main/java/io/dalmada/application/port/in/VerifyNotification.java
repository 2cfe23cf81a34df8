package io.dalmada.application.port.in;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.domain.gateway.GatewayId;

/** Asks a gateway about what a notice claims. Only the gateway's answer counts. */
public interface VerifyNotification {
    /** The result of the inquiry. */
    enum Found {
        NOT_OURS,
        /** Its own answer is on its way: there is nothing to ask before that is in. */
        TOO_EARLY,
        /** Nothing was asked: it is recorded already. */
        KNOWN,
        /** Asked, and what the gateway shows was taken into account. */
        CONFIRMED,
        /** Asked, and what the gateway shows disagrees with our books: an alarm was raised. */
        DIFFERENT,
        /** Asked, and the gateway shows nothing of the kind; nothing was changed. */
        NOT_CONFIRMED,
        /** Asked without an answer. */
        UNANSWERED
    }

    /** Outside every transaction. Idempotent. */
    Found verify(GatewayId gateway, NoticeHint hint);
}
