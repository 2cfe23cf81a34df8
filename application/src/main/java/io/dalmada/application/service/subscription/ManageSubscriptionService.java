package io.dalmada.application.service.subscription;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

final class ManageSubscriptionService implements ManageSubscription {
    private final Ports ports;
    private final BillingRules rules;
    private final ChargeableKeys keys;
    private final GatewayMove move;
    private final PlanChanges changes;
    private final SubscriptionCommandRunner acts;

    ManageSubscriptionService(
            Ports ports,
            BillingRules rules,
            ChargeableKeys keys,
            GatewayMove move,
            PlanChanges changes,
            SubscriptionCommandRunner acts) {
        this.ports = ports;
        this.rules = rules;
        this.keys = keys;
        this.move = move;
        this.changes = changes;
        this.acts = acts;
    }

    @Override
    public ManageSubscription onlyAs(Set<Seen> seen) {
        return new ManageSubscriptionService(
                ports, rules, keys, move, changes, acts.onlyWhen(shown -> requireSeen(seen, shown)));
    }

    private static void requireSeen(Set<Seen> seen, SubscriptionResult shown) {
        if (!seen.contains(Seen.of(shown))) {
            throw DomainException.of(Refusal.SUBSCRIPTION_MOVED_ON, "it has changed since it was read");
        }
    }

    @Override
    public SubscriptionResult cancel(SubscriptionId id, When when, Optional<RequestKey> request) {
        return acts.cancel(
                id,
                request,
                s -> s.status() == SubscriptionStatus.CANCELED ? Optional.empty() : Optional.of(cancel(s, when)));
    }

    private Cancellation cancel(Subscription subscription, When when) {
        return new RefundSources(ports)
                .givable(
                        switch (when) {
                            case NOW -> subscription.cancelNow(now(), rules);
                            case PERIOD_END -> subscription.cancelAtPeriodEnd(now(), rules);
                        });
    }

    @Override
    public SubscriptionResult uncancel(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.uncancel(now(), rules), Retry.NEVER);
    }

    @Override
    public SubscriptionResult pause(SubscriptionId id, Optional<LocalDate> resumeOn, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.pause(resumeOn, now(), rules), Retry.NEVER);
    }

    @Override
    public SubscriptionResult resume(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.resume(now(), rules), Retry.ANEW);
    }

    @Override
    public SubscriptionResult changePlan(SubscriptionId id, PlanChange wanted, Optional<RequestKey> request) {
        return acts.act(
                id, request, s -> changes.apply(s, wanted), wanted.when() == When.NOW ? Retry.ANEW : Retry.NEVER);
    }

    @Override
    public SubscriptionResult dropChange(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.dropChange(now()), Retry.NEVER);
    }

    @Override
    public SubscriptionResult replaceBillingKey(SubscriptionId id, BillingKeyId key, Optional<RequestKey> request) {
        return acts.act(
                id,
                request,
                s -> {
                    BillingKey other = keys.require(key, s.customer());
                    move.prepare(s, other.gateway());
                    s.replaceBillingKey(other.id(), other.gateway(), now());
                },
                Retry.NEVER);
    }

    @Override
    public SubscriptionResult payNow(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.payNow(now()), Retry.THE_BILL);
    }

    @Override
    public SubscriptionResult release(SubscriptionId id, boolean collect, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.release(collect, now(), rules), Retry.NEVER);
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
