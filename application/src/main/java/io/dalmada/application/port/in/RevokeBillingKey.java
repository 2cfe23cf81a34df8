package io.dalmada.application.port.in;

import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;

/** Ends a billing key: at once here, and at the gateway as soon as it confirms. */
public interface RevokeBillingKey {
    /**
     * Repeating it changes nothing.
     *
     * @return the key with its disposal DONE or PENDING
     * @throws io.dalmada.domain.shared.DomainException when there is no such key
     */
    BillingKey revoke(BillingKeyId id);
}
