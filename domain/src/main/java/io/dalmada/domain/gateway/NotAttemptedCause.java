package io.dalmada.domain.gateway;

/** Why provably nothing was executed at the gateway. */
public enum NotAttemptedCause {
    NO_CONNECTION,
    CREDENTIALS,
    THROTTLED,
    REJECTED_REQUEST,
    MISCONFIGURED,
    CLOSED_BY_US;

    /** True when the same request may go through later without a change of it or of the configuration. */
    public boolean passes() {
        return switch (this) {
            case NO_CONNECTION, THROTTLED, CLOSED_BY_US -> true;
            case CREDENTIALS, REJECTED_REQUEST, MISCONFIGURED -> false;
        };
    }
}
