package io.dalmada.domain.billingkey;

/** How the card pays; UNKNOWN where the gateway does not tell. */
public enum CardKind {
    CREDIT,
    DEBIT,
    PREPAID,
    UNKNOWN
}
