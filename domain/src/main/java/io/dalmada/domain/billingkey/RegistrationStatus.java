package io.dalmada.domain.billingkey;

import java.util.Set;

/**
 * OPEN waits for the customer; ISSUING has spent the proof that came back; ISSUED has its billing key. REFUSED, CANCELED
 * and EXPIRED made no key; for a LOST one the gateway's answer never came, so that at worst an unused key exists there.
 */
public enum RegistrationStatus {
    OPEN,
    ISSUING,
    ISSUED,
    REFUSED,
    CANCELED,
    EXPIRED,
    LOST;

    /** The states that may follow this one; ISSUING goes back to OPEN when the proof provably was not spent. */
    public Set<RegistrationStatus> next() {
        return switch (this) {
            case OPEN -> Set.of(ISSUING, REFUSED, CANCELED, EXPIRED);
            case ISSUING -> Set.of(ISSUED, OPEN, REFUSED, LOST);
            case ISSUED, REFUSED, CANCELED, EXPIRED, LOST -> Set.of();
        };
    }

    public boolean isOver() {
        return next().isEmpty();
    }
}
