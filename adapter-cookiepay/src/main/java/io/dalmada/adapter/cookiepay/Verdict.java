package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.Retry;
import java.util.Optional;

/**
 * What a reply, or its absence, means.
 *
 * @param name the constant of the enum that belongs to the kind; empty where there is none
 */
record Verdict(Kind kind, String name, Optional<Retry> retry) {
    static final Verdict SUCCESS = new Verdict(Kind.SUCCESS, "", Optional.empty());
    static final Verdict UNMAPPED = doubt(Doubt.UNMAPPED_CODE);

    /** A row of the code table with a name that its kind does not know stops the start. */
    Verdict {
        switch (kind) {
            case DECLINE -> DeclineReason.valueOf(name);
            case DOOR -> NotAttemptedCause.valueOf(name);
            case DOUBT -> Doubt.valueOf(name);
            case REFUSAL -> RefundRefusal.valueOf(name);
            default -> {}
        }
    }

    static Verdict doubt(Doubt doubt) {
        return new Verdict(Kind.DOUBT, doubt.name(), Optional.empty());
    }

    static Verdict door(NotAttemptedCause cause) {
        return new Verdict(Kind.DOOR, cause.name(), Optional.empty());
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The token was refused, and nothing else: see {@link Tokens}. */
    boolean tokenRefused() {
        return equals(door(NotAttemptedCause.CLOSED_BY_US));
    }

    Decline decline() {
        DeclineReason reason = DeclineReason.valueOf(name);
        return new Decline(reason, retry.orElse(reason.defaultRetry()), Optional.empty());
    }

    NotAttemptedCause cause() {
        return NotAttemptedCause.valueOf(name);
    }

    RefundRefusal refusal() {
        return RefundRefusal.valueOf(name);
    }

    /** The doubt; a verdict that does not fit its operation is as doubtful as an unmapped code. */
    Doubt doubt() {
        return kind == Kind.DOUBT ? Doubt.valueOf(name) : Doubt.UNMAPPED_CODE;
    }

    enum Kind {
        SUCCESS,
        /** A definite no of the issuer. */
        DECLINE,
        /** Turned away at the door: nothing was executed. */
        DOOR,
        DOUBT,
        /** A refund that was refused. */
        REFUSAL,
        /** The key, the charge or every row is not there (any more). */
        GONE,
        /** A refund that waits for the merchant's deposit. */
        DEPOSIT,
        /** The reply is still encrypted. */
        SEALED
    }
}
