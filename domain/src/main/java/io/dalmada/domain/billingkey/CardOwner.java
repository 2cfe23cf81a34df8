package io.dalmada.domain.billingkey;

/** Whose card it is; UNKNOWN where the gateway does not tell. */
public enum CardOwner {
    PERSON,
    COMPANY,
    UNKNOWN
}
