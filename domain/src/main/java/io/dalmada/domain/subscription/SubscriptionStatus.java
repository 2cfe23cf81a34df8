package io.dalmada.domain.subscription;

import java.util.Optional;
import java.util.Set;

/** The life of a subscription. */
public enum SubscriptionStatus {
    /** Agreed on for a later day: no service and no bill before it. */
    SCHEDULED,
    /** Its first bill is not paid yet: no service. */
    INCOMPLETE,
    /** Service before the first bill falls due. */
    TRIALING,
    ACTIVE,
    /** A bill was declined; service goes on while it is tried again. */
    PAST_DUE,
    /** No service and no bills until it is resumed. */
    PAUSED,
    /** Dunning has failed: no service; another card brings it back. */
    SUSPENDED,
    /** Over by request. */
    CANCELED,
    /** Over because its term is, its first bill was not paid, or dunning failed for good. */
    ENDED;

    /** The states that may follow this one. */
    public Set<SubscriptionStatus> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(INCOMPLETE, CANCELED);
            case INCOMPLETE -> Set.of(ACTIVE, CANCELED, ENDED);
            case TRIALING -> Set.of(ACTIVE, PAST_DUE, CANCELED, ENDED);
            case ACTIVE -> Set.of(PAST_DUE, PAUSED, CANCELED, ENDED);
            case PAST_DUE -> Set.of(ACTIVE, SUSPENDED, CANCELED, ENDED);
            case PAUSED -> Set.of(ACTIVE, CANCELED);
            case SUSPENDED -> Set.of(ACTIVE, CANCELED, ENDED);
            case CANCELED, ENDED -> Set.of();
        };
    }

    public boolean isOver() {
        return this == CANCELED || this == ENDED;
    }

    /** Reads a status as it is written outside; empty when there is no such status. */
    public static Optional<SubscriptionStatus> read(String text) {
        for (SubscriptionStatus status : values()) {
            if (status.name().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
