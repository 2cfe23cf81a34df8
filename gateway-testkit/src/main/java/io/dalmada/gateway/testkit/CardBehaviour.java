package io.dalmada.gateway.testkit;

/** What a test card does. */
public enum CardBehaviour {
    APPROVES,
    /** Gives a key, and every charge is declined. */
    DECLINES,
    /** Gives no key. */
    ISSUE_REFUSED
}
