package io.dalmada.domain.gateway;

import static io.dalmada.domain.gateway.DeclineReason.Severity.CONFIGURATION;
import static io.dalmada.domain.gateway.DeclineReason.Severity.HARD;
import static io.dalmada.domain.gateway.DeclineReason.Severity.SOFT;
import static io.dalmada.domain.gateway.DeclineReason.Severity.TECHNICAL;

/** Why a charge or a card was refused, in terms that hold at every gateway. */
public enum DeclineReason {
    INSUFFICIENT_BALANCE(SOFT, Retry.LATER),
    LIMIT_EXCEEDED(SOFT, Retry.LATER),
    LIMIT_OR_BALANCE(SOFT, Retry.LATER),
    PER_TXN_LIMIT(SOFT, Retry.AFTER_CUSTOMER_ACTS),
    DAILY_COUNT_EXCEEDED(SOFT, Retry.LATER),
    CARD_NOT_ISSUED_YET(SOFT, Retry.LATER),
    REFER_TO_ISSUER(SOFT, Retry.LATER),
    LOST_OR_STOLEN(HARD, Retry.NEVER_WITH_THIS_KEY),
    CARD_SUSPENDED(HARD, Retry.NEVER_WITH_THIS_KEY),
    CARD_TERMINATED(HARD, Retry.NEVER_WITH_THIS_KEY),
    CARD_EXPIRED(HARD, Retry.NEVER_WITH_THIS_KEY),
    DELINQUENT(HARD, Retry.NEVER_WITH_THIS_KEY),
    AUTH_MISMATCH(HARD, Retry.NEVER_WITH_THIS_KEY),
    INVALID_CARD_NUMBER(HARD, Retry.NEVER_WITH_THIS_KEY),
    CARD_NOT_ALLOWED(HARD, Retry.NEVER_WITH_THIS_KEY),
    FRAUD_SUSPECTED(HARD, Retry.NEVER_WITH_THIS_KEY),
    BILLING_KEY_INVALID(HARD, Retry.NEVER_WITH_THIS_KEY),
    ISSUER_MAINTENANCE(TECHNICAL, Retry.LATER),
    SYSTEM_ERROR(TECHNICAL, Retry.LATER),
    NIGHT_RESTRICTED(TECHNICAL, Retry.LATER),
    AMOUNT_REJECTED(CONFIGURATION, Retry.AFTER_OPERATOR_ACTS),
    MERCHANT_LIMIT(CONFIGURATION, Retry.AFTER_OPERATOR_ACTS),
    MERCHANT_CONFIG(CONFIGURATION, Retry.AFTER_OPERATOR_ACTS),
    INSTALLMENT_NOT_ALLOWED(CONFIGURATION, Retry.AFTER_OPERATOR_ACTS),
    CUSTOMER_ACTION_NEEDED(SOFT, Retry.AFTER_CUSTOMER_ACTS),
    /** A registration only: what the window gave has been used or is too old; a new one helps. */
    WINDOW_EXPIRED(SOFT, Retry.AFTER_CUSTOMER_ACTS);

    /** What a decline means for the key: hard ends it, soft is for dunning, technical passes, configuration is ours. */
    public enum Severity {
        HARD,
        SOFT,
        TECHNICAL,
        CONFIGURATION
    }

    private final Severity severity;
    private final Retry retry;

    DeclineReason(Severity severity, Retry retry) {
        this.severity = severity;
        this.retry = retry;
    }

    public Severity severity() {
        return severity;
    }

    /** True when it would meet every other charge too: an operator has to correct the configuration (class C). */
    public boolean stopsAll() {
        return this == MERCHANT_CONFIG || this == MERCHANT_LIMIT;
    }

    /** What helps as a rule; a gateway may know better in a single {@link Decline}. */
    public Retry defaultRetry() {
        return retry;
    }
}
