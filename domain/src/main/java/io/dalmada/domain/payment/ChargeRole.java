package io.dalmada.domain.payment;

/** What a charge that exists at the gateway is to us. */
public enum ChargeRole {
    /** The one charge that pays this payment. */
    PERIOD_PAYMENT,
    /** A second charge for the same payment: refunded by itself, once. */
    DUPLICATE,
    /** A charge of an attempt that we held for done without money; an alarm tells the operator. */
    ORPHAN
}
