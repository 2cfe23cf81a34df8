package io.dalmada.domain.gateway;

/** Why it is not known whether an effect happened at the gateway. Never a failure: only a pending inquiry. */
public enum Doubt {
    /** Nothing came back, or our own process ended while it waited. */
    NO_REPLY,
    /** Something came back that is not the gateway's format. */
    BROKEN_REPLY,
    /** A success came back sealed and could not be opened yet. */
    UNREADABLE_REPLY,
    /** A success came back for another order, amount or transaction. */
    MISMATCH,
    GATEWAY_TROUBLE,
    ISSUER_TIMEOUT,
    DUPLICATE_REPORTED,
    STILL_RUNNING,
    UNMAPPED_CODE,
    /** A list was in an unknown form, its count does not fit, or it lacks what must be on it. */
    LIST_NOT_UNDERSTOOD,
    /** A list shows nothing by which one could tell that it is the list. */
    LIST_WITHOUT_SIGN
}
