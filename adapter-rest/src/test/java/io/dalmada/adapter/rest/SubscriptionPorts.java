package io.dalmada.adapter.rest;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.ChangePreview;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The inbound ports of plans and subscriptions as a test sets them up; what reached them is counted in {@link Ports}. */
public final class SubscriptionPorts implements ManagePlans, Subscribe, ManageSubscription, SubscriptionQuery {
    private final Ports ports;
    public Function<Subscribe.Order, SubscriptionResult> onSubscribe = order -> Ports.fail();
    public Supplier<SubscriptionResult> onAct = Ports::fail;
    public Supplier<SubscriptionResult> onRead = Ports::fail;
    public Supplier<Page<Subscription>> onList = () -> new Page<>(List.of(), Optional.empty());
    public Function<Integer, List<PlannedBill>> onPreview = periods -> Ports.fail();
    public Function<NewPlan, Plan> onCreate = plan -> Ports.fail();
    public Supplier<Plan> onPlan = Ports::fail;
    public Supplier<Page<Plan>> onPlans = () -> new Page<>(List.of(), Optional.empty());

    SubscriptionPorts(Ports ports) {
        this.ports = ports;
    }

    void reset() {
        SubscriptionPorts fresh = new SubscriptionPorts(ports);
        onSubscribe = fresh.onSubscribe;
        onAct = fresh.onAct;
        onRead = fresh.onRead;
        onList = fresh.onList;
        onPreview = fresh.onPreview;
        onCreate = fresh.onCreate;
        onPlan = fresh.onPlan;
        onPlans = fresh.onPlans;
    }

    @Override
    public Plan create(NewPlan plan, Optional<RequestKey> request) {
        ports.called("create plan " + plan.code(), request);
        return onCreate.apply(plan);
    }

    @Override
    public Plan addPrice(PlanCode code, Money amount, TaxType taxType, Optional<RequestKey> request) {
        ports.called("add price " + code + " " + amount + " " + taxType, request);
        return onPlan.get();
    }

    @Override
    public Plan get(PlanCode code) {
        ports.calls.add("get plan " + code);
        return onPlan.get();
    }

    @Override
    public Page<Plan> list(Optional<String> cursor, int limit) {
        ports.calls.add("list plans " + cursor.orElse("-") + " " + limit);
        return onPlans.get();
    }

    @Override
    public SubscriptionResult subscribe(Subscribe.Order order, Optional<RequestKey> request) {
        ports.called("subscribe", request);
        return onSubscribe.apply(order);
    }

    @Override
    public ManageSubscription onlyAs(Set<Seen> seen) {
        ports.calls.add(
                "only as " + new TreeSet<>(seen.stream().map(Seen::toString).toList()));
        return this;
    }

    @Override
    public SubscriptionResult cancel(SubscriptionId id, When when, Optional<RequestKey> request) {
        return act("cancel " + when, request);
    }

    @Override
    public SubscriptionResult uncancel(SubscriptionId id, Optional<RequestKey> request) {
        return act("uncancel", request);
    }

    @Override
    public SubscriptionResult pause(SubscriptionId id, Optional<LocalDate> resumeOn, Optional<RequestKey> request) {
        return act("pause " + resumeOn.map(LocalDate::toString).orElse("-"), request);
    }

    @Override
    public SubscriptionResult resume(SubscriptionId id, Optional<RequestKey> request) {
        return act("resume", request);
    }

    @Override
    public SubscriptionResult changePlan(SubscriptionId id, PlanChange wanted, Optional<RequestKey> request) {
        String units = wanted.quantity().map(Object::toString).orElse("-");
        String price = wanted.price() == PlanChange.Price.AGREED ? "" : " " + wanted.price();
        String prorate = wanted.prorate() == PlanChange.Prorate.NOW ? "" : " " + wanted.prorate();
        return act("change " + wanted.plan() + " " + units + " " + wanted.when() + prorate + price, request);
    }

    @Override
    public SubscriptionResult dropChange(SubscriptionId id, Optional<RequestKey> request) {
        return act("drop change", request);
    }

    @Override
    public SubscriptionResult replaceBillingKey(SubscriptionId id, BillingKeyId key, Optional<RequestKey> request) {
        return act("replace key " + key, request);
    }

    @Override
    public SubscriptionResult payNow(SubscriptionId id, Optional<RequestKey> request) {
        return act("pay", request);
    }

    @Override
    public SubscriptionResult release(SubscriptionId id, boolean collect, Optional<RequestKey> request) {
        return act("release " + collect, request);
    }

    private SubscriptionResult act(String name, Optional<RequestKey> request) {
        ports.called(name, request);
        return onAct.get();
    }

    @Override
    public SubscriptionResult get(SubscriptionId id) {
        ports.calls.add("get subscription " + id);
        return onRead.get();
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        ports.calls.add(
                "list subscriptions " + filter.customer().map(CustomerId::value).orElse("-") + " "
                        + filter.status().map(Enum::name).orElse("-") + " " + filter.held() + " " + cursor.orElse("-")
                        + " " + limit);
        return onList.get();
    }

    @Override
    public List<PlannedBill> preview(SubscriptionId id, int periods) {
        ports.calls.add("preview " + periods);
        return onPreview.apply(periods);
    }

    @Override
    public Optional<PlannedBill> nextBill(Subscription subscription) {
        return subscription.nextBill(SubscriptionSamples.NOW, BillingRules.STANDARD);
    }

    /** As of the moment of the samples. */
    public static Function<Integer, List<PlannedBill>> previewOf(Subscription subscription) {
        return periods -> subscription.preview(periods, SubscriptionSamples.NOW, BillingRules.STANDARD);
    }

    @Override
    public ChangePreview previewChange(SubscriptionId id, PlanChange wanted, int periods) {
        ports.calls.add("preview change " + wanted.plan() + " " + wanted.when() + " " + wanted.price() + " " + periods);
        return new ChangePreview(onRead.get().subscription(), Optional.empty(), onPreview.apply(periods));
    }
}
