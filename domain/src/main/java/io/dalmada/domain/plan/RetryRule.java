package io.dalmada.domain.plan;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Retry;

/**
 * Which of a policy's retry days make sense after a reason.
 *
 * @param from the first day on which a retry can help
 * @param until the last one
 */
record RetryRule(int from, int until) {
    private static final RetryRule ANY = new RetryRule(1, Integer.MAX_VALUE);
    private static final RetryRule NONE = new RetryRule(1, 0);
    private static final RetryRule ONCE = new RetryRule(1, 1);
    private static final RetryRule SOON = new RetryRule(1, 3);
    private static final RetryRule LATER = new RetryRule(3, Integer.MAX_VALUE);

    static RetryRule of(Decline decline) {
        // A gateway may know better than the reason says, but a hard reason stays hard.
        return decline.retry() == Retry.NEVER_WITH_THIS_KEY ? NONE : of(decline.reason());
    }

    private static RetryRule of(DeclineReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE, LIMIT_EXCEEDED, LIMIT_OR_BALANCE, DAILY_COUNT_EXCEEDED -> ANY;
            case PER_TXN_LIMIT, CUSTOMER_ACTION_NEEDED, WINDOW_EXPIRED -> ONCE;
            case REFER_TO_ISSUER -> SOON;
            case CARD_NOT_ISSUED_YET -> LATER;
            case ISSUER_MAINTENANCE, SYSTEM_ERROR, NIGHT_RESTRICTED -> ANY;
            case AMOUNT_REJECTED, MERCHANT_LIMIT, MERCHANT_CONFIG, INSTALLMENT_NOT_ALLOWED -> ANY;
            case LOST_OR_STOLEN,
                    CARD_SUSPENDED,
                    CARD_TERMINATED,
                    CARD_EXPIRED,
                    DELINQUENT,
                    AUTH_MISMATCH,
                    INVALID_CARD_NUMBER,
                    CARD_NOT_ALLOWED,
                    FRAUD_SUSPECTED,
                    BILLING_KEY_INVALID -> NONE;
        };
    }

    boolean allows(int day) {
        return day >= from && day <= until;
    }
}
