package io.dalmada.application.service;

import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

final class ManageSubscriptionService implements ManageSubscription {
    private static final Consumer<Subscription> NOTHING = subscription -> {};

    private final Ports ports;
    private final BillingRules rules;
    private final CustomersKeys keys;
    private final GatewayMove move;
    private final PlanChanges changes;
    private final SubscriptionActs acts;

    ManageSubscriptionService(
            Ports ports,
            BillingRules rules,
            CustomersKeys keys,
            GatewayMove move,
            PlanChanges changes,
            SubscriptionActs acts) {
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
        return switch (when) {
            case NOW -> subscription.cancelNow(now(), rules);
            case PERIOD_END -> subscription.cancelAtPeriodEnd(now(), rules);
        };
    }

    @Override
    public SubscriptionResult uncancel(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.uncancel(now(), rules), NOTHING);
    }

    @Override
    public SubscriptionResult pause(SubscriptionId id, Optional<LocalDate> resumeOn, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.pause(resumeOn, now(), rules), NOTHING);
    }

    @Override
    public SubscriptionResult resume(SubscriptionId id, Optional<RequestKey> request) {
        Consumer<Subscription> resume = s -> s.resume(now(), rules);
        return acts.act(id, request, resume, s -> {
            if (s.status() == SubscriptionStatus.PAUSED && s.bill().isEmpty()) {
                resume.accept(s);
            }
        });
    }

    @Override
    public SubscriptionResult changePlan(SubscriptionId id, PlanChange wanted, Optional<RequestKey> request) {
        return acts.act(id, request, s -> changes.apply(s, wanted), s -> {
            if (wanted.when() == When.NOW && provablyNotChanged(s, wanted)) {
                changes.apply(s, wanted);
            }
        });
    }

    /** The first request's bill was dropped without money: it may be asked for again. */
    private boolean provablyNotChanged(Subscription subscription, PlanChange wanted) {
        return subscription.status() == SubscriptionStatus.ACTIVE
                && subscription.bill().isEmpty()
                && !changes.holds(subscription, wanted);
    }

    @Override
    public SubscriptionResult dropChange(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.dropChange(now()), NOTHING);
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
                NOTHING);
    }

    @Override
    public SubscriptionResult payNow(SubscriptionId id, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.payNow(now()), s -> {
            if (!s.status().isOver() && s.bill().filter(bill -> !bill.trying()).isPresent()) {
                repeat(s);
            }
        });
    }

    /** Only what provably was not charged: a decline is an answer, and a repeated request gets no other. */
    private void repeat(Subscription subscription) {
        boolean refused = subscription.bill().flatMap(Bill::lastDecline).isPresent();
        if (!refused) {
            subscription.payNow(now());
        }
    }

    @Override
    public SubscriptionResult release(SubscriptionId id, boolean collect, Optional<RequestKey> request) {
        return acts.act(id, request, s -> s.release(collect, now(), rules), NOTHING);
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
