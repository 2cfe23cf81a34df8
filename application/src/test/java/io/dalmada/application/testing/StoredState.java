package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything an {@link InMemoryStore} holds; maps stand in for tables and their unique indexes. */
final class StoredState {
    final Map<PaymentId, Payment.Snapshot> payments = new HashMap<>();
    final Map<PaymentId, List<PaymentEvent>> histories = new HashMap<>();
    final Map<MerchantOrderNo, PaymentId> orders = new HashMap<>();
    final Map<String, PaymentId> charges = new HashMap<>();
    final Map<BillingKeyId, BillingKey.Snapshot> keys = new HashMap<>();
    final Map<List<String>, IdempotencyRecord> requests = new HashMap<>();
    final Map<String, DomainEvent> events = new LinkedHashMap<>();
    final Map<List<String>, Reconciliation> reconciliations = new HashMap<>();

    StoredState copy() {
        StoredState copy = new StoredState();
        copy.payments.putAll(payments);
        copy.histories.putAll(histories);
        copy.orders.putAll(orders);
        copy.charges.putAll(charges);
        copy.keys.putAll(keys);
        copy.requests.putAll(requests);
        copy.events.putAll(events);
        copy.reconciliations.putAll(reconciliations);
        return copy;
    }

    int append(List<? extends DomainEvent> appended) {
        appended.forEach(event -> putOnce(
                events, event.type().split("\\.", 2)[0] + "/" + event.aggregateId() + "/" + event.version(), event));
        return appended.size();
    }

    void addHistory(PaymentId payment, List<PaymentEvent> added) {
        histories.merge(
                payment,
                added,
                (before, after) ->
                        Stream.concat(before.stream(), after.stream()).toList());
    }

    /** What a unique index does. */
    static <K, V> void putOnce(Map<K, V> map, K key, V value) {
        if (map.putIfAbsent(key, value) != null) {
            throw new ConcurrentChange(key + " exists already");
        }
    }
}
