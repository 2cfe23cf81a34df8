package io.dalmada.gateway.support;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;

/** What a reply, or its absence, means. */
public sealed interface Verdict {
    /** A code that no table knows. */
    Verdict UNMAPPED = new Doubtful(Doubt.UNMAPPED_CODE);

    record Fine() implements Verdict {}

    /** A definite no of the issuer. */
    record Declined(Decline decline) implements Verdict {}

    /** Turned away, or not even reached: nothing was executed. */
    record AtTheDoor(NotAttemptedCause cause) implements Verdict {}

    /** Never a failure. */
    record Doubtful(Doubt doubt) implements Verdict {}

    /** A refund that the gateway will not make. */
    record Refused(RefundRefusal refusal) implements Verdict {}

    /** The key, the charge or every row is not there (any more). */
    record Gone() implements Verdict {}

    /** A refund that waits for the merchant's deposit. */
    record AwaitsDeposit() implements Verdict {}
}
