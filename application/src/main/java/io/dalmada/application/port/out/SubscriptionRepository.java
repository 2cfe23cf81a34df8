package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
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

/**
 * Subscriptions with their calendar, their open bill and what is arranged. A row that cannot be read is never taken for one
 * that does not exist: who asks for it is told {@link UnreadableRow}; lists leave it out, and what is due sets it aside.
 */
public interface SubscriptionRepository {
    Optional<Subscription> find(SubscriptionId id);

    /** Those of them that exist, in any order, in one question. */
    List<Subscription> findAll(Collection<SubscriptionId> ids);

    /**
     * Stores new or changed subscriptions, inside a transaction, all or none. Every change is conditional on the version the
     * subscription was loaded with. One without events is left alone.
     *
     * @return the subscriptions as stored, in the same order
     * @throws ConcurrentChange now or at commit, when any of them was changed meanwhile
     */
    List<Subscription> saveAll(List<Subscription> subscriptions);

    /** As {@link #saveAll} for one. */
    default Subscription save(Subscription subscription) {
        return saveAll(List.of(subscription)).get(0);
    }

    /** The customer's newest one with this plan now that is not over; empty when there is none. */
    Optional<SubscriptionId> goingOn(CustomerId customer, PlanCode plan);

    /** The one with which the customer took a trial of this plan, over or not; empty when no trial is on record. */
    Optional<SubscriptionId> trialTaken(CustomerId customer, PlanCode plan);

    /**
     * Takes places of which a customer has one for each plan, inside the transaction that stores a new subscription and after
     * it. The place of the only one is free again when it is over or has another plan; that of the trial never is.
     *
     * @param only it is to be the customer's only one of its plan; nothing is taken when it is over already
     * @param trial it takes the customer's one trial of its plan
     * @throws ConcurrentChange now or at commit, when another subscription has such a place
     */
    void takePlaces(SubscriptionId id, boolean only, boolean trial);

    /**
     * Subscriptions whose next step of this kind is due, longest due first, locked until the transaction ends. Those that
     * another transaction holds are passed over, so that any number of nodes share the work. What it costs grows with what
     * is due, not with what exists. One that cannot be read is set aside for an hour and takes no other's place.
     */
    List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit);

    /**
     * Leaves it out of what is due until then, inside a transaction: its own work failed, and must not stop the others. Any
     * change of it ends that.
     */
    void setAside(SubscriptionId id, Instant until);

    /** How many have a next step of this kind due. */
    long countDue(GatewayId gateway, NextStep.Kind kind, Instant now);

    /** When the earliest next step of this kind is due; empty when none is planned. */
    Optional<Instant> earliestDue(GatewayId gateway, NextStep.Kind kind);

    /** Newest first. @param cursor from the page before */
    Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit);
}
