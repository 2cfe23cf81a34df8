package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.domain.shared.Refusal;

/** Which problem each refusal of the domain is; exhaustive, so that a new refusal cannot go out unmapped. */
final class Refusals {
    private Refusals() {}

    static ProblemType of(Refusal refusal) {
        return switch (refusal) {
            case CARD_NUMBER_INVALID,
                    CARD_NUMBER_MISTYPED,
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
                    GATEWAY_UNKNOWN,
                    ISSUE_ROUTE_NOT_SUPPORTED,
                    REGISTRATION_INVALID,
                    PLAN_INVALID,
                    SUBSCRIPTION_INVALID,
                    CLOCK_INVALID,
                    API_KEY_INVALID,
                    BILLING_KEY_NOT_THE_CUSTOMERS,
                    BILLING_KEY_AT_OTHER_GATEWAY,
                    WEBHOOK_URL_REFUSED,
                    WEBHOOK_INVALID,
                    RECONCILIATION_DAY_INVALID,
                    RECONCILIATION_NOT_SUPPORTED -> ProblemType.VALIDATION_FAILED;
            case BILLING_KEY_NOT_FOUND,
                    REGISTRATION_NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    PLAN_NOT_FOUND,
                    SUBSCRIPTION_NOT_FOUND,
                    API_KEY_NOT_FOUND,
                    WEBHOOK_ENDPOINT_NOT_FOUND,
                    WEBHOOK_DELIVERY_NOT_FOUND,
                    RECONCILIATION_NOT_FOUND -> ProblemType.NOT_FOUND;
            case REGISTRATION_STATE -> ProblemType.REGISTRATION_STATE;
            case REGISTRATION_FORGED -> ProblemType.REGISTRATION_FORGED;
            case BILLING_KEY_NOT_ACTIVE -> ProblemType.BILLING_KEY_NOT_ACTIVE;
            case PAYMENT_NOT_REFUNDABLE -> ProblemType.PAYMENT_NOT_REFUNDABLE;
            case PAYMENT_OUTCOME_OPEN -> ProblemType.PAYMENT_OUTCOME_OPEN;
            case ATTEMPT_NOT_ALLOWED, STATE_CONFLICT -> ProblemType.STATE_CONFLICT;
            case API_KEY_TAKEN -> ProblemType.API_KEY_TAKEN;
            case PLAN_CODE_TAKEN -> ProblemType.PLAN_CODE_TAKEN;
            case SUBSCRIPTION_STATE -> ProblemType.SUBSCRIPTION_STATE;
            case SUBSCRIPTION_EXISTS -> ProblemType.SUBSCRIPTION_EXISTS;
            case TRIAL_USED -> ProblemType.TRIAL_USED;
            case SUBSCRIPTION_MOVED_ON -> ProblemType.PRECONDITION_FAILED;
            case WEBHOOK_ENDPOINT_STATE -> ProblemType.WEBHOOK_ENDPOINT_STATE;
            case WEBHOOK_TOO_MANY -> ProblemType.WEBHOOK_TOO_MANY;
            case BILL_IN_PROGRESS -> ProblemType.BILL_IN_PROGRESS;
            case RESOLUTION_CONTRADICTED -> ProblemType.RESOLUTION_CONTRADICTED;
            case RESOLUTION_UNVERIFIED -> ProblemType.RESOLUTION_UNVERIFIED;
            case CHARGE_HELD -> ProblemType.CHARGE_HELD;
            case REFUND_EXCEEDS_REMAINING -> ProblemType.REFUND_EXCEEDS_REMAINING;
            case REFUND_IN_PROGRESS -> ProblemType.REFUND_IN_PROGRESS;
            case REFUND_PARTIAL_NOT_SUPPORTED -> ProblemType.REFUND_PARTIAL_NOT_SUPPORTED;
            case IDEMPOTENCY_KEY_REUSED -> ProblemType.IDEMPOTENCY_KEY_REUSED;
            case REQUEST_IN_PROGRESS -> ProblemType.IDEMPOTENCY_IN_PROGRESS;
        };
    }
}
