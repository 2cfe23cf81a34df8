package io.dalmada.domain.payment;

/** Everything that can be asked of a payment; the random life draws from it. */
enum Act {
    ADD_ATTEMPT,
    CLAIM,
    VOID,
    APPROVE,
    APPROVE_OTHER_AMOUNT,
    SEE_KNOWN_CHARGE,
    DECLINE,
    NOT_SENT,
    DOUBT,
    SCAN_EMPTY,
    LOOK_UP_FAILS,
    STILL_RUNNING,
    SHOWN_ABSENT,
    SHOWN_DECLINED,
    TO_A_PERSON,
    ASK_REFUND,
    ASK_SURPLUS_REFUND,
    CLAIM_REFUND,
    REFUND_DONE,
    REFUND_REFUSED,
    REFUND_NOT_SENT,
    REFUND_DOUBT,
    REFUND_AWAITS_DEPOSIT,
    REFUND_NOT_SEEN,
    REFUND_LOOK_UP_FAILS,
    REFUND_STILL_AWAITED,
    REFUND_TO_A_PERSON,
    REFUND_LANDED;

    boolean isOfRefund() {
        return ordinal() >= CLAIM_REFUND.ordinal();
    }
}
