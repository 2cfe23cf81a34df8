package io.dalmada.domain.payment;

/** What made a refund; what follows from that is decided by this, never by the text of its reason. */
public enum RefundOrigin {
    /** Asked for through the API. */
    CALLER,
    /** Of a charge that should not stand: a second one, or one of an attempt that had ended without money. */
    SURPLUS,
    /** Of a charge that no bill of its subscription wants any more. */
    SUBSCRIPTION_OVER,
    /** Given back at the gateway without us, in its console for instance, and booked when it was seen there. */
    GATEWAY;

    /** True for those that only we ask for, and that no caller would ask for again. */
    boolean isOurs() {
        return this == SURPLUS || this == SUBSCRIPTION_OVER;
    }
}
