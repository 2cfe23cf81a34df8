package io.dalmada.domain.shared;

/** The closed catalogue of reasons for which the domain refuses a request; each is a stable public code. */
public enum Refusal {
    CARD_NUMBER_INVALID,
    CARD_EXPIRY_INVALID,
    CARD_EXPIRED,
    CARD_PASSWORD_INVALID,
    CARD_HOLDER_ID_INVALID,
    BUYER_INVALID,
    ORDER_TITLE_INVALID,
    CUSTOMER_INVALID,
    AMOUNT_INVALID,
    AMOUNT_TOO_LARGE,
    AMOUNT_BELOW_MINIMUM,
    CURRENCY_NOT_SUPPORTED,
    TAX_TYPE_NOT_SUPPORTED,
    REASON_INVALID,
    EVIDENCE_INVALID,
    RESOLUTION_INVALID,
    RESOLUTION_CONTRADICTED,
    RESOLUTION_UNVERIFIED,
    GATEWAY_UNKNOWN,
    ISSUE_ROUTE_NOT_SUPPORTED,
    BILLING_KEY_NOT_FOUND,
    BILLING_KEY_NOT_ACTIVE,
    PAYMENT_NOT_FOUND,
    PAYMENT_NOT_REFUNDABLE,
    PAYMENT_OUTCOME_OPEN,
    ATTEMPT_NOT_ALLOWED,
    CHARGE_HELD,
    REFUND_EXCEEDS_REMAINING,
    REFUND_IN_PROGRESS,
    REFUND_PARTIAL_NOT_SUPPORTED,
    STATE_CONFLICT,
    IDEMPOTENCY_KEY_REUSED,
    REQUEST_IN_PROGRESS;

    /** The code as it is written outside, for example {@code refund-exceeds-remaining}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
