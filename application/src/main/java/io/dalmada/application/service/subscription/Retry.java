package io.dalmada.application.service.subscription;

/** What a repeated act on a subscription does when the charge that the first one asked for provably did not happen. */
enum Retry {
    /** Nothing: the act was done when it was written down. */
    NEVER,
    /** The very bill that the first one had tried is tried again, while it is open. */
    THE_BILL,
    /** The first bill of the sign-up is tried again, while that waits. */
    THE_SIGN_UP,
    /** The act is done once more, as long as nothing else was billed since; the same bill keeps its number and payment. */
    ANEW
}
