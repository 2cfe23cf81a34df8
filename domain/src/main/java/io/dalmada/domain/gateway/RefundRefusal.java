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
    GATEWAY_REFUSED
}
