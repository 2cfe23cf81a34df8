package io.dalmada.application.port.out;

import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.Optional;

/**
 * Which subscriptions to list; an empty part does not restrict.
 *
 * @param held true for those with a bill that waits for a person's word
 */
public record SubscriptionFilter(Optional<CustomerId> customer, Optional<SubscriptionStatus> status, boolean held) {}
