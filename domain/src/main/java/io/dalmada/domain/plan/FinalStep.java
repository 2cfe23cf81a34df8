package io.dalmada.domain.plan;

/** What becomes of a subscription whose dunning has failed. */
public enum FinalStep {
    /** Suspended when the grace is over, ended some time later. */
    SUSPEND_THEN_END,
    /** Stays past due until an operator acts or the customer brings another card. */
    KEEP_PAST_DUE
}
