package io.dalmada.application.model;

import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.Optional;

/**
 * Which subscriptions to list; an empty part does not restrict, and all that are given must fit.
 *
 * @param held true for those with a bill that waits for an operator's decision
 * @param plan the plan of now, not one that a change is arranged to
 */
public record SubscriptionFilter(
        Optional<CustomerId> customer, Optional<SubscriptionStatus> status, boolean held, Optional<PlanCode> plan) {
    public SubscriptionFilter(Optional<CustomerId> customer, Optional<SubscriptionStatus> status, boolean held) {
        this(customer, status, held, Optional.empty());
    }
}
