package io.dalmada.application.testing;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
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
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything an {@link InMemoryStore} holds; maps stand in for tables and their unique indexes. */
final class StoredState {
    final CopyOnWrite<PaymentId, Payment.Snapshot> payments;
    /** Those of them with an attempt or refund that is not closed: an index, as a database has. */
    final CopyOnWrite<PaymentId, Payment.Snapshot> open;

    final CopyOnWrite<PaymentId, List<PaymentEvent>> histories;
    final CopyOnWrite<MerchantOrderNo, PaymentId> orders;
    final CopyOnWrite<String, PaymentId> charges;
    /** With which key each attempt was made; a payment itself remembers the last one only. */
    final CopyOnWrite<MerchantOrderNo, BillingKeyId> attemptKeys;

    final CopyOnWrite<List<String>, Reconciliation> reconciliations;
    final CopyOnWrite<BillingKeyId, BillingKey.Snapshot> keys;
    final CopyOnWrite<BillingKeyId, Registration.Snapshot> registrations;
    final CopyOnWrite<PlanCode, Plan.Snapshot> plans;
    final CopyOnWrite<SubscriptionId, Subscription.Snapshot> subscriptions;
    /** Of which a customer has one for each plan: the only subscription, and the trial. */
    final CopyOnWrite<List<String>, SubscriptionId> places;

    final CopyOnWrite<BillRef, PaymentId> bills;
    final CopyOnWrite<UUID, BillingRun> runs;
    final CopyOnWrite<GatewayId, GatewayHold> holds;
    final CopyOnWrite<ApiKeyId, ApiKey> apiKeys;
    final CopyOnWrite<List<String>, IdempotencyRecord> requests;
    final CopyOnWrite<String, DomainEvent> events;
    final CopyOnWrite<String, LoggedEvent> logged;
    final CopyOnWrite<WebhookEndpointId, WebhookEndpoint.Snapshot> endpoints;
    final CopyOnWrite<WebhookEndpointId, WebhookQueue.ReceiverQueue> lanes;
    final CopyOnWrite<UUID, WebhookDelivery> deliveries;
    final CopyOnWrite<List<String>, InMemoryNoticeBox.Entry> notices;

    StoredState() {
        open = new CopyOnWrite<>();
        payments = new CopyOnWrite<>();
        histories = new CopyOnWrite<>();
        orders = new CopyOnWrite<>();
        charges = new CopyOnWrite<>();
        attemptKeys = new CopyOnWrite<>();
        reconciliations = new CopyOnWrite<>();
        keys = new CopyOnWrite<>();
        registrations = new CopyOnWrite<>();
        plans = new CopyOnWrite<>();
        subscriptions = new CopyOnWrite<>();
        places = new CopyOnWrite<>();
        bills = new CopyOnWrite<>();
        runs = new CopyOnWrite<>();
        holds = new CopyOnWrite<>();
        apiKeys = new CopyOnWrite<>();
        requests = new CopyOnWrite<>();
        events = new CopyOnWrite<>();
        logged = new CopyOnWrite<>();
        endpoints = new CopyOnWrite<>();
        lanes = new CopyOnWrite<>();
        deliveries = new CopyOnWrite<>();
        notices = new CopyOnWrite<>();
    }

    private StoredState(StoredState of) {
        open = of.open.copy();
        payments = of.payments.copy();
        histories = of.histories.copy();
        orders = of.orders.copy();
        charges = of.charges.copy();
        attemptKeys = of.attemptKeys.copy();
        reconciliations = of.reconciliations.copy();
        keys = of.keys.copy();
        registrations = of.registrations.copy();
        plans = of.plans.copy();
        subscriptions = of.subscriptions.copy();
        places = of.places.copy();
        bills = of.bills.copy();
        runs = of.runs.copy();
        holds = of.holds.copy();
        apiKeys = of.apiKeys.copy();
        requests = of.requests.copy();
        events = of.events.copy();
        logged = of.logged.copy();
        endpoints = of.endpoints.copy();
        lanes = of.lanes.copy();
        deliveries = of.deliveries.copy();
        notices = of.notices.copy();
    }

    StoredState copy() {
        return new StoredState(this);
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
