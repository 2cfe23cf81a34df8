package io.dalmada.application.simulation;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Subscriptions as a node sees them: rows that others have locked are passed over, and what is committed is noted. */
final class Observed implements SubscriptionRepository {
    private final SubscriptionRepository real;
    private final Baton baton;
    private final Consumer<Subscription.Snapshot> note;

    Observed(SubscriptionRepository real, Baton baton, Consumer<Subscription.Snapshot> note) {
        this.real = real;
        this.baton = baton;
        this.note = note;
    }

    @Override
    public Optional<SubscriptionId> goingOn(CustomerId customer, PlanCode plan) {
        return real.goingOn(customer, plan);
    }

    @Override
    public Optional<SubscriptionId> trialTaken(CustomerId customer, PlanCode plan) {
        return real.trialTaken(customer, plan);
    }

    @Override
    public void takePlaces(SubscriptionId id, boolean only, boolean trial) {
        real.takePlaces(id, only, trial);
    }

    @Override
    public List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        List<Subscription> free = real.lockDue(gateway, kind, now, Integer.MAX_VALUE).stream()
                .filter(due -> !baton.isLocked(due.id()))
                .limit(limit)
                .toList();
        free.forEach(due -> baton.current().lock(due.id()));
        return free;
    }

    @Override
    public List<Subscription> saveAll(List<Subscription> subscriptions) {
        List<Subscription.Snapshot> now =
                subscriptions.stream().map(Subscription::snapshot).toList();
        List<Subscription> saved = real.saveAll(subscriptions);
        baton.current().onCommit(() -> now.forEach(note));
        return saved;
    }

    @Override
    public void setAside(SubscriptionId id, Instant until) {
        real.setAside(id, until);
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return real.find(id);
    }

    @Override
    public List<Subscription> findAll(Collection<SubscriptionId> ids) {
        return real.findAll(ids);
    }

    @Override
    public long countDue(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return real.countDue(gateway, kind, now);
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway, NextStep.Kind kind) {
        return real.earliestDue(gateway, kind);
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        return real.list(filter, cursor, limit);
    }
}
