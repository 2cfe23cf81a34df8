package io.dalmada.domain.gateway;

/** Why a gateway refused to give money back. */
public enum RefundRefusal {
    ALREADY_FULLY_REFUNDED,
    EXCEEDS_REMAINING,
    REMAINING_CHANGED,
    PARTIAL_NOT_ALLOWED,
    TOO_LATE,
    NOT_FOUND,
    MERCHANT_LIMIT,
    GATEWAY_REFUSED;

    /** True when our own request, executed just before, would be refused like this: it is looked up before it is believed. */
    public boolean mayHideExecution() {
        return this == ALREADY_FULLY_REFUNDED || this == EXCEEDS_REMAINING || this == REMAINING_CHANGED;
    }

    /** True when the same request may be granted another day. */
    public boolean mayPass() {
        return this == MERCHANT_LIMIT || this == GATEWAY_REFUSED || this == REMAINING_CHANGED;
    }
}
