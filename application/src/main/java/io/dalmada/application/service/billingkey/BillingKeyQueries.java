package io.dalmada.application.service.billingkey;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;

final class BillingKeyQueries implements BillingKeyQuery {
    private final BillingKeyRepository keys;

    BillingKeyQueries(BillingKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public BillingKey get(BillingKeyId id) {
        return keys.find(id)
                .orElseThrow(() -> DomainException.of(Refusal.BILLING_KEY_NOT_FOUND, "there is no such billing key"));
    }

    @Override
    public Page<BillingKey> list(CustomerId customer, Optional<String> cursor, int limit) {
        return keys.listByCustomer(customer, cursor, limit);
    }
}
