package io.dalmada.gateway.support;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;

/** What a reply, or its absence, means. */
public sealed interface Classification {
    /** A code that no table knows. */
    Classification UNMAPPED = new Unknown(Doubt.UNMAPPED_CODE);

    record Success() implements Classification {}

    /** A definite no of the issuer. */
    record Declined(Decline decline) implements Classification {}

    /** Rejected before execution, or not reached: nothing was executed. */
    record NotExecuted(NotAttemptedCause cause) implements Classification {}

    /** Never a failure. */
    record Unknown(Doubt doubt) implements Classification {}

    /** A refund that the gateway will not make. */
    record Refused(RefundRefusal refusal) implements Classification {}

    /** The key, the charge or every row is not there (any more). */
    record Gone() implements Classification {}

    /** A refund that waits for the merchant's deposit. */
    record AwaitsDeposit() implements Classification {}
}
