package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one inquiry, or an operator, said about an unknown outcome; append-only.
 *
 * @param detail a short sentence without secrets
 * @param actor who decided, for {@link Kind#OPERATOR}; empty for inquiries
 */
public record Evidence(Kind kind, Instant at, Optional<GatewayTxnId> txn, String detail, Optional<String> actor) {
    /** What was seen. */
    public enum Kind {
        FOUND_APPROVED,
        FOUND_DECLINED,
        FOUND_CANCELED,
        FOUND_PENDING,
        FOUND_DIFFERENT,
        /** The gateway answered, completely, that it has none. */
        NOT_FOUND,
        /** The inquiry failed or was incomplete; it proves nothing. */
        INCONCLUSIVE,
        OPERATOR
    }

    public static Evidence seen(Kind kind, Instant at, Optional<GatewayTxnId> txn, String detail) {
        return new Evidence(kind, at, txn, detail, Optional.empty());
    }

    public static Evidence operator(String actor, String reason, Instant at) {
        return new Evidence(Kind.OPERATOR, at, Optional.empty(), reason, Optional.of(actor));
    }
}
