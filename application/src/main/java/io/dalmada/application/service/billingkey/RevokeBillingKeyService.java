package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** Ends the key here first: once that is committed, no claim can use it. */
final class RevokeBillingKeyService implements RevokeBillingKey {
    private final Ports ports;
    private final BillingKeyDisposal disposal;

    RevokeBillingKeyService(Ports ports, BillingKeyDisposal disposal) {
        this.ports = ports;
        this.disposal = disposal;
    }

    @Override
    public BillingKey revoke(BillingKeyId id) {
        return disposal.tryNow(
                OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> end(id))));
    }

    private BillingKey end(BillingKeyId id) {
        BillingKey key = ports.billingKeys()
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.BILLING_KEY_NOT_FOUND, "there is no such billing key"));
        key.revoke(ports.clock().instant());
        if (key.events().isEmpty()) {
            return key;
        }
        BillingKey saved = ports.billingKeys().save(key);
        ports.outbox().append(key.events());
        return saved;
    }
}
