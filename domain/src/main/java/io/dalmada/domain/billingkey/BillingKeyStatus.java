package io.dalmada.domain.billingkey;

import java.util.Set;

/** ACTIVE charges; SUSPECT had a hard decline and is not charged again; REVOKED is gone for good. */
public enum BillingKeyStatus {
    ACTIVE,
    SUSPECT,
    REVOKED;

    /** The states that may follow this one. */
    public Set<BillingKeyStatus> next() {
        return switch (this) {
            case ACTIVE -> Set.of(SUSPECT, REVOKED);
            case SUSPECT -> Set.of(REVOKED);
            case REVOKED -> Set.of();
        };
    }
}
