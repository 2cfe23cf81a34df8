package io.dalmada.application.testing;

import io.dalmada.application.port.out.BillingRun;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything an {@link InMemoryStore} holds; maps stand in for tables and their unique indexes. */
final class StoredState {
    final Map<PaymentId, Payment.Snapshot> payments = new HashMap<>();
    final Map<PaymentId, List<PaymentEvent>> histories = new HashMap<>();
    final Map<MerchantOrderNo, PaymentId> orders = new HashMap<>();
    final Map<String, PaymentId> charges = new HashMap<>();
    /** With which key each attempt was made; a payment itself remembers the last one only. */
    final Map<MerchantOrderNo, BillingKeyId> attemptKeys = new HashMap<>();

    final Map<BillingKeyId, BillingKey.Snapshot> keys = new HashMap<>();
    final Map<PlanCode, Plan.Snapshot> plans = new HashMap<>();
    final Map<SubscriptionId, Subscription.Snapshot> subscriptions = new HashMap<>();
    final Map<BillRef, PaymentId> bills = new HashMap<>();
    final Map<UUID, BillingRun> runs = new HashMap<>();
    final Map<GatewayId, GatewayHolds.Hold> holds = new HashMap<>();
    final Map<List<String>, IdempotencyRecord> requests = new HashMap<>();
    final Map<String, DomainEvent> events = new LinkedHashMap<>();
    final Map<List<String>, Reconciliation> reconciliations = new HashMap<>();

    StoredState copy() {
        StoredState copy = new StoredState();
        copy.payments.putAll(payments);
        copy.histories.putAll(histories);
        copy.orders.putAll(orders);
        copy.charges.putAll(charges);
        copy.attemptKeys.putAll(attemptKeys);
        copy.keys.putAll(keys);
        copy.plans.putAll(plans);
        copy.subscriptions.putAll(subscriptions);
        copy.bills.putAll(bills);
        copy.runs.putAll(runs);
        copy.holds.putAll(holds);
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
