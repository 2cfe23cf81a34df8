package io.dalmada.adapter.persistence.payment;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.PaymentFilter.Created;
import io.dalmada.application.model.PaymentFilter.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A filter of payments as conditions of a query; each has an index to be found through. */
final class PaymentConditions {
    private static final String NEEDS_ATTENTION = """
        p.id in (select a.paymentId from AttemptRow a where a.openPaymentId is not null and a.status = :attention
            union select r.paymentId from RefundRow r where r.openCharge is not null and r.status = :attention)\
        """;

    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();

    private PaymentConditions() {}

    /** @param after the last id of the page before */
    static PaymentConditions of(PaymentFilter filter, Optional<UUID> after) {
        PaymentConditions all = new PaymentConditions();
        all.add("customer", "p.customerId = :customer", filter.customer().map(Object::toString));
        all.add("status", "p.status = :status", filter.status().map(Enum::name));
        all.add("attention", NEEDS_ATTENTION, filter.attention().map(Enum::name));
        all.add(
                "subscription",
                "p.subscriptionId = :subscription",
                filter.subscription().map(id -> id.value()));
        all.traces(filter.traces());
        all.created(filter.created());
        all.add("after", "p.id < :after", after);
        return all;
    }

    private void traces(Traces traces) {
        add(
                "order",
                "p.id in (select a.paymentId from AttemptRow a where a.orderNo = :order)",
                traces.order().map(Object::toString));
        add(
                "txn",
                "p.id in (select c.paymentId from ChargeRow c where c.id.txn = :txn)",
                traces.txn().map(txn -> txn.value()));
        add(
                "approval",
                "p.id in (select a.paymentId from AttemptRow a where a.approved.approvalNo = :approval)",
                traces.approvalNo());
        add("four", "p.billingKeyId in (select k.id from BillingKeyRow k where k.lastFour = :four)", traces.lastFour());
    }

    private void created(Created created) {
        add("from", "p.createdAt >= :from", created.from());
        add("until", "p.createdAt < :until", created.until());
    }

    private void add(String name, String condition, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(condition);
            parameters.put(name, given);
        });
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
