package io.dalmada.domain.gateway;

import java.time.Duration;
import java.util.Optional;

/**
 * A definite no.
 *
 * @param notBefore how long to wait at least before another try; empty when the gateway does not say
 */
public record Decline(DeclineReason reason, Retry retry, Optional<Duration> notBefore) {
    public static Decline of(DeclineReason reason) {
        return new Decline(reason, reason.defaultRetry(), Optional.empty());
    }

    /** True when no further attempt may use the same billing key. */
    public boolean endsTheKey() {
        return reason.severity() == DeclineReason.Severity.HARD;
    }

    /** True when the same charge may succeed later without an act of customer or operator. */
    public boolean retryable() {
        return retry == Retry.LATER;
    }
}
