package io.dalmada.simulator.tosspayments.state;

import java.time.Duration;

/** How the simulator behaves where the vendor is silent or its documents disagree. */
public final class Knobs {
    /** A declined charge can be looked up by its order id, as ABORTED. */
    public volatile boolean declinedFound = true;

    /** An order id may be used again after a decline. */
    public volatile boolean orderAgainAfterDecline = false;

    /** Answers of 5xx are bound to the idempotency key as well. */
    public volatile boolean serverErrorsBound = false;

    /** Repeats are recognised by their idempotency key at all. */
    public volatile boolean replay = true;

    /** What a used or stale authKey is answered with. */
    public volatile String usedAuthKeyCode = "INVALID_BILLING_AUTH";

    /** What a second deletion is answered with. */
    public volatile String deletedTwiceCode = "ALREADY_REMOVED_BILLING_KEY";

    /** A cancel's row in the list of transactions has a negative amount. */
    public volatile boolean negativeCancels = false;

    /** How many rows a page of transactions has at most, also when the request asks for more. */
    public volatile int largestPage = 5_000;

    /** How long an authKey can be exchanged. */
    public volatile Duration authKeyLife = Duration.ofMinutes(10);

    /** How long after its issue a key is answered with INVALID_BILL_KEY_REQUEST. */
    public volatile Duration keyRest = Duration.ZERO;

    /** How long after it happened a payment stays out of look-ups and lists. */
    public volatile Duration lookUpLag = Duration.ZERO;
}
