package io.dalmada.domain.billingkey;

/** Whether the gateway's copy of a revoked key is gone: NONE while the key lives, PENDING until the gateway confirms. */
public enum Disposal {
    NONE,
    PENDING,
    DONE
}
