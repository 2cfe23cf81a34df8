package io.dalmada.domain.payment;

import java.util.Set;

/** The life of one refund; a lost one is never sent again blindly. */
public enum RefundStatus {
    CREATED,
    SENDING,
    DONE,
    REFUSED,
    NOT_SENT,
    UNKNOWN,
    /** The money was already paid out to the merchant, who must deposit it first. */
    AWAITING_DEPOSIT,
    /** Evidence shows that it never happened. Only a late cancel, seen at the gateway, changes it (adopted). */
    ABSENT,
    MANUAL;

    /** The states that may follow this one. */
    public Set<RefundStatus> next() {
        return switch (this) {
            case CREATED -> Set.of(SENDING);
            case SENDING -> Set.of(DONE, REFUSED, NOT_SENT, UNKNOWN, AWAITING_DEPOSIT);
            case UNKNOWN -> Set.of(DONE, REFUSED, ABSENT, MANUAL);
            case MANUAL -> Set.of(DONE, REFUSED, ABSENT);
            case AWAITING_DEPOSIT -> Set.of(DONE, MANUAL, ABSENT);
            case ABSENT -> Set.of(DONE);
            case DONE, REFUSED, NOT_SENT -> Set.of();
        };
    }

    /** True while no other refund of the same charge may start. */
    public boolean isOpen() {
        return switch (this) {
            case CREATED, SENDING, UNKNOWN, AWAITING_DEPOSIT, MANUAL -> true;
            case DONE, REFUSED, NOT_SENT, ABSENT -> false;
        };
    }
}
