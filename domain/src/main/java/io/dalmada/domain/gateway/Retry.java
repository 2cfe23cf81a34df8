package io.dalmada.domain.gateway;

/** Whether charging again can help after a decline, and who has to act first. */
public enum Retry {
    NEVER_WITH_THIS_KEY,
    LATER,
    AFTER_CUSTOMER_ACTS,
    AFTER_OPERATOR_ACTS
}
