package io.dalmada.application.port.out;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice that was written down.
 *
 * @param dedupeId equal for repetitions
 * @param body as it came, with everything masked that may be card data or personal data
 * @param hint empty when it hints at nothing of ours
 * @param looks how often its inquiry was begun
 * @param result empty until that is over
 */
public record KeptNotice(
        UUID id,
        GatewayId gateway,
        String dedupeId,
        Instant receivedAt,
        String body,
        Optional<NoticeHint> hint,
        int looks,
        Optional<Result> result) {
    public KeptNotice {
        if (hint.isEmpty() && result.isEmpty()) {
            throw new IllegalArgumentException("a notice without a hint has nothing to be looked into");
        }
    }

    /** What became of it; never what it said. */
    public enum Result {
        /** It hints at nothing that we could ask for. */
        NO_HINT,
        /** At no payment of ours. */
        NOT_OURS,
        /** We had it from the gateway's own reply already: no inquiry was made. */
        KNOWN,
        /** The gateway was asked, and what it said was taken into account. */
        CONFIRMED,
        /** The gateway was asked, and shows something that an operator has to explain. */
        DIFFERENT,
        /** The gateway knows nothing of the kind: forged, or long gone. */
        NOT_CONFIRMED,
        /** The gateway could not say, or its own reply never came; the periodic questions go on. */
        GIVEN_UP,
        /** So many speak of this order that the gateway is not asked for each. */
        TOO_MANY
    }
}
