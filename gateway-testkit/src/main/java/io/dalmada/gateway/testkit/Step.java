package io.dalmada.gateway.testkit;

/** The kinds of request that an adapter sends, as far as faults and the ledger tell them apart. */
public enum Step {
    /** What goes before a call, such as fetching a token. */
    PREPARE,
    /** A window, at gateways that are asked for one. */
    OPEN,
    ISSUE,
    CHARGE,
    /** Opening a reply that came sealed. */
    READ_REPLY,
    REFUND,
    INQUIRE,
    REVOKE
}
