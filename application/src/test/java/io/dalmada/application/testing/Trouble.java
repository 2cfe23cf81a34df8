package io.dalmada.application.testing;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.RefundRefusal;
import java.time.Duration;

/** What goes wrong with one call to the in-memory gateway. */
public sealed interface Trouble {
    /** Nothing leaves: the connection is refused. */
    record NoConnection() implements Trouble {}

    /** No answer comes back, whether or not the effect happened. */
    record LostReply(boolean effect) implements Trouble {}

    /** No answer comes back, and the effect happens later, when the clock reaches it. */
    record LateEffect(Duration after) implements Trouble {}

    /** A definite no. */
    record Declines(DeclineReason reason) implements Trouble {}

    /** A charge is declined, no answer comes back, and look-ups show the decline. */
    record LosesDecline(DeclineReason reason) implements Trouble {}

    /** No answer comes back, and look-ups show that the charge never ran. */
    record NeverExecuted() implements Trouble {}

    /** A charge is taken on, and approved when the clock reaches it. */
    record Pends(Duration approvedAfter) implements Trouble {}

    /** Something comes back that no table knows. */
    record UnmappedCode(String code) implements Trouble {}

    /** The server answers that it is in trouble, whether or not the effect happened. */
    record ServerError(boolean effect) implements Trouble {}

    /** The success comes back sealed and cannot be opened for this many times. */
    record Sealed(int unreadable) implements Trouble {}

    /** The success is about another amount. */
    record Mismatch() implements Trouble {}

    /** What comes back cannot be read, whether or not the effect happened. */
    record BrokenReply(boolean effect) implements Trouble {}

    /** The gateway turns the request away: too many of them. */
    record Throttled() implements Trouble {}

    /** The login is refused. */
    record WrongCredentials() implements Trouble {}

    /** A refund is refused for this reason, whether or not the same request was executed just before. */
    record Refuses(RefundRefusal reason, boolean effect) implements Trouble {}

    /** A refund waits for the merchant's deposit. */
    record AwaitsDeposit() implements Trouble {}

    /** The adapter itself throws, which it must not. */
    record Throws() implements Trouble {}

    /** The process is halted here: whatever comes after does not happen. */
    record Dies(boolean effect) implements Trouble {}
}
