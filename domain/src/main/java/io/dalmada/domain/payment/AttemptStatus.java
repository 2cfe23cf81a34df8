package io.dalmada.domain.payment;

import java.util.Set;

/** The life of one request to the gateway. SENDING never goes back: once claimed, it may have left. */
public enum AttemptStatus {
    CREATED,
    SENDING,
    SUCCEEDED,
    DECLINED,
    /** Provably nothing was executed. */
    NOT_SENT,
    /** Not known yet; never a failure. */
    UNKNOWN,
    /** Evidence shows that the charge never happened. Only a late charge, seen at the gateway, changes it (adopted). */
    ABSENT,
    /** An operator has to decide. */
    MANUAL,
    /** Given up before it was sent. */
    VOID;

    /** The states that may follow this one. */
    public Set<AttemptStatus> next() {
        return switch (this) {
            case CREATED -> Set.of(SENDING, VOID);
            case SENDING -> Set.of(SUCCEEDED, DECLINED, NOT_SENT, UNKNOWN);
            case UNKNOWN -> Set.of(SUCCEEDED, DECLINED, ABSENT, MANUAL);
            case MANUAL -> Set.of(SUCCEEDED, DECLINED, ABSENT);
            case ABSENT -> Set.of(SUCCEEDED);
            case SUCCEEDED, DECLINED, NOT_SENT, VOID -> Set.of();
        };
    }

    /** True while no other attempt of the same payment may start. */
    public boolean isOpen() {
        return switch (this) {
            case CREATED, SENDING, UNKNOWN, MANUAL -> true;
            case SUCCEEDED, DECLINED, NOT_SENT, ABSENT, VOID -> false;
        };
    }

    /** True when another attempt may follow (I-09). */
    public boolean allowsAnother() {
        return this == DECLINED || this == NOT_SENT || this == ABSENT;
    }

    /** True when provably nothing was charged, without a decline. */
    public boolean isNothing() {
        return this == NOT_SENT || this == ABSENT || this == VOID;
    }
}
