package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** Billing keys that a customer may be charged with: the customer's own, and active (I-25). */
final class ChargeableKeys {
    private final BillingKeyRepository keys;

    ChargeableKeys(BillingKeyRepository keys) {
        this.keys = keys;
    }

    BillingKey require(BillingKeyId id, CustomerId customer) {
        BillingKey key = keys.find(id)
                .orElseThrow(() -> DomainException.field(
                        Refusal.BILLING_KEY_NOT_FOUND, "billingKeyId", "there is no such billing key"));
        if (!key.customer().equals(customer)) {
            throw DomainException.field(
                    Refusal.BILLING_KEY_NOT_THE_CUSTOMERS,
                    "billingKeyId",
                    "this billing key belongs to another customer");
        }
        key.requireChargeable();
        return key;
    }
}
