package io.dalmada.adapter.persistence;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.Storage;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A slice of payments on its way through the three transactions of a billing run; the gateway is left out. */
final class Renewals {
    private static final Instant NOW = MovableClock.atTen().instant();

    private final Storage store;
    private final List<BillingKeyId> keys;
    private List<Payment> payments;

    /** Each payment with a billing key of its own. */
    Renewals(Storage store, int count) {
        this.store = store;
        List<BillingKey> active =
                Stream.generate(BillingKeyFixture::active).limit(count).toList();
        store.transactions().inTransaction(() -> active.forEach(store.billingKeys()::save));
        this.keys = active.stream().map(BillingKey::id).toList();
        this.payments = active.stream()
                .map(key -> PaymentFixture.requestedBy(key.customer()))
                .toList();
    }

    /** As a request by REST has it: the request is remembered in the same transaction. */
    void intendForARequest() {
        RequestKey request = new RequestKey("shop", UUID.randomUUID().toString(), "POST /v1/payments", "fingerprint");
        payments = store.transactions().inTransaction(() -> {
            store.idempotencyRecords().start(request, payments.get(0).id().value(), NOW);
            return save();
        });
    }

    void intend() {
        payments = store.transactions().inTransaction(this::save);
    }

    void claim() {
        payments = store.transactions().inTransaction(() -> {
            store.billingKeys().findAllForCharge(keys).forEach(BillingKey::requireChargeable);
            payments.forEach(payment -> PaymentFixture.claimed(payment, NOW));
            return save();
        });
    }

    void record() {
        payments.forEach(PaymentFixture::approved);
        payments = store.transactions().inTransaction(this::save);
    }

    private List<Payment> save() {
        List<PaymentEvent> events =
                payments.stream().flatMap(payment -> payment.events().stream()).toList();
        List<Payment> saved = store.payments().saveAll(payments);
        store.outbox().append(events);
        return saved;
    }
}
