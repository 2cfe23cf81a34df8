package io.dalmada.application.port.in;

import io.dalmada.application.model.Page;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.CustomerId;
import java.util.Optional;

/** Reads billing keys. */
public interface BillingKeyQuery {
    /** @throws io.dalmada.domain.shared.DomainException when there is no such key */
    BillingKey get(BillingKeyId id);

    /** Newest first, revoked ones included. */
    Page<BillingKey> list(CustomerId customer, Optional<String> cursor, int limit);
}
